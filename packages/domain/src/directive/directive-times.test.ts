import { expect, test } from "vitest";
import { vietnamCalendar } from "../time/vietnam-calendar.ts";
import { compileCalendar } from "../time/working-calendar.ts";
import { createZone } from "../time/zone.ts";
import { DIRECTIVE_STATES } from "./directive-step.ts";
import { firstNoticeAt, isDirectiveOverdue, noticeAt, remindedAt } from "./directive-times.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");
const calendar = compileCalendar(vietnamCalendar);
const at = (time: string): number => Date.parse(`${time.replace(" ", "T")}:00+07:00`);

test.each([
  ["2026-03-12 17:00", "2026-03-11 17:00", "a Thursday"],
  ["2026-03-16 11:30", "2026-03-13 11:30", "a Monday"],
  ["2026-03-15 09:00", "2026-03-13 09:00", "a Sunday"],
  ["2026-02-23 17:00", "2026-02-13 17:00", "the first working day after Tết 2026"],
])("DIR-7 of %s one is reminded at %s: %s", (dueAt, reminder) => {
  expect(remindedAt(at(dueAt), zone, calendar)).toBe(at(reminder));
});

test("DIR-7 one that is sent after its reminder would have come is not reminded of", () => {
  const dueAt = at("2026-03-12 17:00");
  expect(firstNoticeAt(at("2026-03-11 16:59"), dueAt, zone, calendar)).toBe(at("2026-03-11 17:00"));
  expect(firstNoticeAt(at("2026-03-11 17:00"), dueAt, zone, calendar)).toBe(dueAt + 1);
});

test("DIR-7 the reminder is followed by the notice of being overdue, and that by none", () => {
  const dueAt = at("2026-03-12 17:00");
  expect(noticeAt(dueAt, dueAt)).toEqual({ notice: "dueSoon", nextAt: dueAt + 1 });
  expect(noticeAt(dueAt, dueAt + 1)).toEqual({ notice: "overdue", nextAt: null });
});

test("DIR-6 what waits for the unit is overdue after the deadline's very instant", () => {
  const overdue = (now: number): boolean[] => DIRECTIVE_STATES.map((state) => isDirectiveOverdue(state, 1000, now));
  expect(overdue(1000)).toEqual([false, false, false, false, false]);
  expect(overdue(1001)).toEqual([true, true, true, false, false]);
});
