import { describe, expect, it } from "vitest";
import { pastRequest } from "./past-request.ts";

// 23:30 on 30 November in Việt Nam, when it is 16:30 in Greenwich.
const EVENING = Date.parse("2026-11-30T16:30:00Z");
const at = "2026-11-30T16:30:00.000Z";

describe("a document of the past", () => {
  it("is of the civil day of its moment", () => {
    expect(pastRequest("board", "SG", EVENING)).toEqual({
      path: "board",
      query: { unit: "SG", from: "2026-11-30", to: "2026-11-30", at },
    });
    const afterMidnight = pastRequest("board", "SG", EVENING + 3_600_000);
    expect(afterMidnight.query).toMatchObject({ from: "2026-12-01", to: "2026-12-01" });
  });

  it("is of the month up to its moment where the live one is", () => {
    const month = { unit: undefined, from: "2026-11-01", to: "2026-11-30", at };
    expect(pastRequest("month", undefined, EVENING)).toEqual({ path: "board", query: month });
    expect(pastRequest("ranking", undefined, EVENING)).toEqual({ path: "ranking", query: month });
  });

  it("needs no period where the server takes it from the moment", () => {
    expect(pastRequest("hotspots", "SG", EVENING)).toEqual({ path: "hotspots", query: { unit: "SG", at } });
    expect(pastRequest("overview", "SG", EVENING)).toEqual({ path: "overview", query: { unit: "SG", at } });
  });
});
