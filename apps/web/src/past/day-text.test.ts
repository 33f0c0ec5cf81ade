import { describe, expect, it } from "vitest";
import { dayBeside, readDay } from "./day-text.ts";

describe("the day that is typed", () => {
  it.each([
    ["17/11/2026", "2026-11-17"],
    [" 7.1.2026 ", "2026-01-07"],
    ["29-02-2024", "2024-02-29"],
    ["29/02/2025", undefined],
    ["31/04/2026", undefined],
    ["11/17/2026", undefined],
    ["18/11/2026", undefined],
    ["17/11", undefined],
    ["", undefined],
  ])("%j is %s", (text, date) => {
    expect(readDay(text, "2026-11-17")).toBe(date);
  });

  it("has one before it and one after it, over months and leap days", () => {
    expect(dayBeside("2026-11-01", -1)).toBe("2026-10-31");
    expect(dayBeside("2024-02-28", 1)).toBe("2024-02-29");
  });
});
