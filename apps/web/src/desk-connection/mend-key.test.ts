import { checkEvent } from "@ioc/protocol/check-event.ts";
import { EVENT_DATA } from "@ioc/protocol/event-data.ts";
import { EVENT_EXAMPLE } from "@ioc/protocol/event-example.ts";
import { expect, test } from "vitest";
import { mendKey } from "./mend-key.ts";

const now = Date.parse("2026-12-01T00:00:00Z");

function keyOf(changed: object): string {
  const verdict = checkEvent({ ...EVENT_EXAMPLE, ...changed }, now);
  if (verdict.ok) throw new Error("nothing is wrong with it");
  return mendKey({ ...verdict, path: verdict.path ?? null });
}

test("what the check finds wrong with an attribute has its words", () => {
  const wrong = { specversion: "0.3", id: "", source: "here", type: "king", subject: "", time: "soon", data: 7 };
  for (const [attribute, value] of Object.entries(wrong)) {
    expect(keyOf({ [attribute]: value }), attribute).toBe(`mend_${attribute}`);
  }
  expect(mendKey({ code: "invalid", path: "", message: "is not an event" })).toBe("mend_event");
  expect(keyOf({ time: "2030-01-01T00:00:00Z" })).toBe("mend_future");
});

test("every member that any type of event has, has its words; one that none has is told as that", () => {
  const members = new Set(Object.values(EVENT_DATA).flatMap((schema) => Object.keys(schema.shape)));
  for (const member of members) {
    const key = mendKey({ code: "invalid", path: `data.${member}`, message: "Invalid input" });
    expect(key, member).not.toBe("mend_elsewhere");
  }
  expect(keyOf({ data: { ...EVENT_EXAMPLE.data, applicantName: "A" } })).toBe("mend_unknownMember");
  expect(mendKey({ code: "invalid", path: "data.__proto__", message: "x" })).toBe("mend_elsewhere");
});

test("units that are not the feed's, and codes that are another's", () => {
  const of = (path: string): string => mendKey({ code: "forbidden", path, message: "" });
  expect([of("source"), of("data.unit"), of("subject")]).toEqual([
    "mend_othersUnit",
    "mend_othersUnit",
    "mend_othersPrefix",
  ]);
});
