import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { expect, it } from "vitest";
import { urgencyOf } from "./directive-urgency.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");
const working = { zone, calendar: compileCalendar(vietnamCalendar) };
const monday = { state: "accepted", overdue: false, dueAt: "2026-03-16T17:00:00+07:00" } as const;
const at = (time: string): number => Date.parse(`${time}:00+07:00`);

it("is soon from the last working day before the deadline's", () => {
  expect(urgencyOf(monday, at("2026-03-13T16:59"), working)).toBe(undefined);
  expect(urgencyOf(monday, at("2026-03-13T17:00"), working)).toBe("soon");
});

it("is no matter of what was reported, nor of days that are not known", () => {
  expect(urgencyOf({ ...monday, state: "reported" }, at("2026-03-16T12:00"), working)).toBe(undefined);
  expect(urgencyOf(monday, at("2026-03-16T12:00"), undefined)).toBe(undefined);
});

it("is overdue where the server says so", () => {
  expect(urgencyOf({ ...monday, overdue: true }, at("2026-03-01T12:00"), undefined)).toBe("overdue");
});
