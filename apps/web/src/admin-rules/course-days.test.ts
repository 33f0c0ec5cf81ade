import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { expect, test } from "vitest";
import { courseDays } from "./course-days.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");
const time = { zone, calendar: compileCalendar({ week: { mon: [["07:30", "17:00"]] }, holidays: [], workdays: [] }) };
const at = (text: string): string => new Date(`${text}:00+07:00`).toISOString();
const point = (text: string, value: number | null) => ({
  at: at(text),
  numerator: value ?? 0,
  denominator: null,
  value,
});

test("a day has what stood in the evening before, its highest, its lowest and its last", () => {
  const points = [
    point("2026-03-02T00:00", null),
    point("2026-03-02T09:00", 4),
    point("2026-03-02T10:00", 9),
    point("2026-03-02T16:00", 7),
    point("2026-03-04T00:00", 0),
    point("2026-03-04T08:15", 2),
  ];
  const days = courseDays({ from: at("2026-03-02T00:00"), asOf: at("2026-03-04T09:30"), points }, time);
  expect(days).toEqual([
    { date: "2026-03-02", isWorking: true, last: 7, highest: 9, lowest: 4 },
    { date: "2026-03-03", isWorking: false, last: 7, highest: 7, lowest: 7 },
    { date: "2026-03-04", isWorking: false, last: 2, highest: 2, lowest: 0 },
  ]);
});

test("where nothing can be said a day has no number", () => {
  const points = [point("2026-03-02T00:00", null)];
  const [day] = courseDays({ from: at("2026-03-02T00:00"), asOf: at("2026-03-02T08:00"), points }, time);
  expect(day).toMatchObject({ last: null, highest: null, lowest: null });
});
