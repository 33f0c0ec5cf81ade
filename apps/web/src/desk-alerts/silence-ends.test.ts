import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { expect, it } from "vitest";
import { mayEndAt, silenceEnds } from "./silence-ends.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");
const friday = Date.parse("2026-03-13T16:00:00+07:00");

it("offers a few hours, the close of the next working day, a week", () => {
  const ends = silenceEnds({ zone, calendar: compileCalendar(vietnamCalendar) }, friday);
  expect(ends.map(({ kind, atMs }) => [kind, new Date(atMs).toISOString()])).toEqual([
    ["hours", "2026-03-13T13:00:00.000Z"],
    ["workday", "2026-03-16T10:00:00.000Z"],
    ["week", "2026-03-20T09:00:00.000Z"],
  ]);
});

it("takes what is to come, within a year", () => {
  expect(mayEndAt(undefined, friday)).toBe(false);
  expect(mayEndAt(friday, friday)).toBe(false);
  expect(mayEndAt(friday + 1, friday)).toBe(true);
  expect(mayEndAt(friday + 367 * 86_400_000, friday)).toBe(false);
});
