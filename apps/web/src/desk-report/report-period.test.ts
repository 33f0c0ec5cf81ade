import { describe, expect, test } from "vitest";
import { daysOf, membersOf, ofKind, periodOf } from "./report-period.ts";

const TODAY = "2026-11-29";

function read(query: string): ReturnType<typeof periodOf> {
  return periodOf(new URLSearchParams(query), TODAY);
}

describe("RPT-7: the days of a period", () => {
  test.each([
    ["period=2026-02", "2026-02-01", "2026-02-28"],
    ["period=2026-12", "2026-12-01", "2026-12-31"],
    ["period=2026-Q4", "2026-10-01", "2026-12-31"],
    ["period=2026-H1", "2026-01-01", "2026-06-30"],
    ["period=2026-9M", "2026-01-01", "2026-09-30"],
    ["period=2024", "2024-01-01", "2024-12-31"],
    ["period=2026-01&closing=14", "2025-12-15", "2026-01-14"],
    ["period=2026-Q2&closing=14", "2026-03-15", "2026-06-14"],
    ["period=2026-H2&closing=14", "2026-06-15", "2026-12-14"],
    ["period=2026-9M&closing=14", "2025-12-15", "2026-09-14"],
    ["period=2026&closing=14", "2025-12-15", "2026-12-14"],
    ["from=2021-01-01&to=2025-03-31", "2021-01-01", "2025-03-31"],
  ])("%s", (query, from, to) => {
    expect(daysOf(read(query))).toEqual({ from, to });
  });

  test.each(["", "period=2026-13", "period=x", "from=2026-01-01", "from=2026-02-30&to=2026-03-01", "period=0000"])(
    "what says nothing is this month: %s",
    (query) => {
      expect(daysOf(read(query))).toEqual({ from: "2026-11-01", to: "2026-11-30" });
    },
  );
});

test.each(["period=2026-02", "period=2026-Q4&closing=14", "period=2026-H1", "period=2026-9M", "period=2024"])(
  "an address comes back as it was: %s",
  (query) => {
    expect(new URLSearchParams(membersOf(read(query))).toString()).toBe(query);
  },
);

test("another kind is one around the same time", () => {
  const may = read("period=2026-05&closing=14");
  expect(ofKind(may, "quarter")).toMatchObject({ kind: "quarter", part: 2, closing: "14" });
  expect(ofKind(may, "nineMonths")).toMatchObject({ part: 1, year: 2026 });
  expect(ofKind(may, "free")).toEqual({ kind: "free", from: "2026-04-15", to: "2026-05-14" });
  expect(ofKind(read("from=2025-01-01&to=2025-08-03"), "half")).toMatchObject({
    year: 2025,
    part: 2,
    closing: "whole",
  });
});
