import { expect, it } from "vitest";
import { timeStanding } from "./time-standing.ts";

const at = (time: string): number => Date.parse(`2026-03-02T${time}:00+07:00`);
const instant = (time: string): string => new Date(at(time)).toISOString();
const soon = {
  dueAt: instant("17:00"),
  leftDays: 0,
  leftSpans: [
    { from: instant("10:00"), to: instant("11:30") },
    { from: instant("13:30"), to: instant("17:00") },
  ],
};

it("counts down in working time, and stands at noon", () => {
  const left = (time: string) => timeStanding(soon, at(time));
  expect(left("10:00")).toEqual({ kind: "hours", leftMs: 5 * 3_600_000 });
  expect(left("11:30")).toEqual({ kind: "hours", leftMs: 3.5 * 3_600_000 });
  expect(left("12:45")).toEqual({ kind: "hours", leftMs: 3.5 * 3_600_000 });
  expect(left("16:59")).toEqual({ kind: "hours", leftMs: 60_000 });
  expect(left("17:00")).toEqual({ kind: "hours", leftMs: 0 });
  expect(left("17:01")).toEqual({ kind: "late", days: 0 });
});

it("says days where hours would say too much, and how long it is late or stands still", () => {
  const now = at("10:00");
  expect(timeStanding({ dueAt: instant("17:00"), leftDays: 3 }, now)).toEqual({ kind: "days", days: 3 });
  expect(timeStanding({ dueAt: instant("08:00"), overdueDays: 15 }, now)).toEqual({ kind: "late", days: 15 });
  expect(timeStanding({ dueAt: instant("08:00"), suspendedDays: 2 }, now)).toEqual({ kind: "suspended", days: 2 });
  expect(timeStanding({ dueAt: null }, now)).toEqual({ kind: "none" });
});
