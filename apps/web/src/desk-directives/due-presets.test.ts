import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { expect, it } from "vitest";
import { duePresets } from "./due-presets.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");
const working = { zone, calendar: compileCalendar(vietnamCalendar) };
const presets = (time: string): string[] =>
  duePresets(working, Date.parse(`${time}:00+07:00`)).map(
    ({ workingDays, atMs }) => `${workingDays} ${new Date(atMs + 7 * 3_600_000).toISOString().slice(0, 16)}`,
  );

it("are closes of working days, today's while it is to come", () => {
  expect(presets("2026-03-11T16:59")).toEqual([
    "0 2026-03-11T17:00",
    "1 2026-03-12T17:00",
    "3 2026-03-16T17:00",
    "5 2026-03-18T17:00",
  ]);
  expect(presets("2026-03-11T17:00")[0]).toBe("1 2026-03-12T17:00");
});

it("step over days off", () => {
  expect(presets("2026-03-14T09:00")).toEqual(["1 2026-03-16T17:00", "3 2026-03-18T17:00", "5 2026-03-20T17:00"]);
  expect(presets("2026-02-13T09:00")[1]).toBe("1 2026-02-23T17:00");
});
