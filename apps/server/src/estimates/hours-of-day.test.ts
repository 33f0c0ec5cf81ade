import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { expect, test } from "vitest";
import { hoursOfDay } from "./hours-of-day.ts";

test("a working day has the hours of a whole one, whichever days of the week are halved", () => {
  const whole = vietnamCalendar.week.mon ?? [];
  const half = whole.slice(0, 1);
  expect(hoursOfDay(compileCalendar(vietnamCalendar))).toBe(7.5);
  for (const week of [{ fri: half }, { mon: half, sat: half }, { fri: half, sat: half }]) {
    expect(hoursOfDay(compileCalendar({ ...vietnamCalendar, week: { ...vietnamCalendar.week, ...week } }))).toBe(7.5);
  }
});
