import { describe, expect, it } from "vitest";
import { at, vietnam } from "../dossier/dossier-events.test-support.ts";
import { dayOf } from "../time/zone.ts";
import { OpenDeadlines } from "./open-deadlines.ts";

function day(date: string): number {
  return dayOf(vietnam, at(`${date} 12:00`));
}

function deadlines(...dues: readonly (readonly [due: string, count: number])[]): OpenDeadlines {
  const open = new OpenDeadlines(vietnam);
  for (const [due, count] of dues) open.add(at(due), count);
  return open;
}

describe("HOT-2, HOT-3: deadlines of what is open", () => {
  const open = deadlines(
    ["2026-03-06 17:00", 2],
    ["2026-03-10 09:00", 1],
    ["2026-03-10 17:00", 3],
    ["2026-03-11 00:00", 4],
    ["2026-03-12 17:00", 5],
  );

  it.each([
    ["2026-03-10 08:59", [["2026-03-06", 2]]],
    ["2026-03-10 09:00", [["2026-03-06", 2]]],
    [
      "2026-03-10 09:00:00.001",
      [
        ["2026-03-06", 2],
        ["2026-03-10", 1],
      ],
    ],
    [
      "2026-03-10 23:59:59.999",
      [
        ["2026-03-06", 2],
        ["2026-03-10", 4],
      ],
    ],
  ] as const)("at %s these are overdue, since the days of their deadlines", (moment, expected) => {
    const late = [...open.overdueByDay(at(moment))].filter(([, count]) => count > 0);
    expect(late).toEqual(expected.map(([date, count]) => [day(date), count]));
  });

  it("a deadline's very instant is not past, and midnight belongs to the day that begins", () => {
    expect(open.openOn(day("2026-03-10"), at("2026-03-10 09:00"))).toBe(4);
    expect(open.openOn(day("2026-03-10"), at("2026-03-10 09:00:00.001"))).toBe(3);
    expect(open.openOn(day("2026-03-11"), at("2026-03-10 09:00"))).toBe(4);
  });

  it.each([
    ["2026-03-12 17:00", 13],
    ["2026-03-12 16:59:59.999", 8],
    ["2026-03-10 17:00", 4],
  ])("up to %s, from what is not late yet", (instant, expected) => {
    expect(open.openUpTo(at(instant), at("2026-03-10 09:00"))).toBe(expected);
  });

  it("what is closed takes its deadline back, and what has none counts nowhere", () => {
    const left = deadlines(["2026-03-10 17:00", 1], ["2026-03-10 17:00", -1]);
    left.add(0, 7);
    expect(left.openUpTo(at("2030-01-01 00:00"), at("2026-03-10 09:00"))).toBe(0);
    expect([...left.overdueByDay(at("2026-03-12 09:00"))]).toEqual([]);
  });
});
