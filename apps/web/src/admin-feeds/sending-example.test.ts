import { checkEvent } from "@ioc/protocol/check-event.ts";
import { describe, expect, it } from "vitest";
import { exampleEvent, sendingExample } from "./sending-example.ts";

describe("the example of sending", () => {
  const event = exampleEvent("H99.31", "2.000815", "thu-1", "2026-03-02T01:15:30.250Z");

  it("is an event that the server takes", () => {
    expect(checkEvent(event, Date.parse("2026-03-02T01:16:00Z"))).toMatchObject({ ok: true });
  });

  it("is of the procedure that was given", () => {
    expect(event.data.procedure).toBe("2.000815");
  });

  it("is three lines that carry token, content type and the event", () => {
    const lines = sendingExample("https://ioc.example.vn", "iocf_abc", event).split("\n");
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain("Authorization: Bearer iocf_abc");
    expect(JSON.parse(lines[2]?.slice(6, -1) ?? "")).toEqual(event);
  });
});
