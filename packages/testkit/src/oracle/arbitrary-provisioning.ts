import fc from "fast-check";
import { dateOf, dayArbitrary, instantOfPick, momentArbitrary } from "./arbitrary-moment.ts";
import type { CivilTime } from "./civil-time.ts";
import type { LimitUnit, OracleCalendar, OracleCalendarVersion, OracleProcedureVersion } from "./oracle-world.ts";

/** The last of them is never provisioned. */
export const PROCEDURE_CODES = ["1.001", "1.002", "2.003", "9.999"];

const FIELDS = ["Đất đai", "Hộ tịch", "Chứng thực"];

const limitArbitrary: fc.Arbitrary<{ limit: number; limitUnit: LimitUnit }> = fc.oneof(
  fc.record({ limitUnit: fc.constant("workingDay" as const), limit: fc.constantFrom(0, 0, 1, 2, 3, 15) }),
  fc.record({
    limitUnit: fc.constant("workingHour" as const),
    limit: fc.constantFrom(0, 0.5, 1.25, 3.3, 4, 7.5, 8, 20),
  }),
  fc.record({ limitUnit: fc.constant("calendarDay" as const), limit: fc.constantFrom(0, 0, 1, 2, 5, 30) }),
);

/** Versions of three procedures: known from the start, known later, changed in limit, unit of the limit and field. */
export function proceduresArbitrary(civil: CivilTime): fc.Arbitrary<readonly OracleProcedureVersion[]> {
  const version = fc
    .record({
      code: fc.constantFrom(...PROCEDURE_CODES.slice(0, -1)),
      field: fc.constantFrom(...FIELDS),
      limit: limitArbitrary,
      provisionedAt: fc.option(momentArbitrary, { freq: 2 }),
    })
    .map(({ code, field, limit, provisionedAt }) => ({
      code,
      name: `Thủ tục ${code}`,
      field,
      level: "commune",
      service: "full",
      ...limit,
      provisionedAt: provisionedAt === null ? 0 : instantOfPick(provisionedAt, civil),
    }));
  return fc
    .uniqueArray(version, { maxLength: 6, selector: ({ code, provisionedAt }) => `${code} ${provisionedAt}` })
    .map((versions) => versions.sort((a, b) => a.provisionedAt - b.provisionedAt));
}

const OFFICE: readonly (readonly [string, string])[] = [
  ["07:30", "11:30"],
  ["13:30", "17:00"],
];
const MORNING: readonly (readonly [string, string])[] = [["07:30", "11:30"]];
const FIVE_DAYS = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };

const weekArbitrary: fc.Arbitrary<OracleCalendar["week"]> = fc.constantFrom<OracleCalendar["week"]>(
  { ...FIVE_DAYS },
  { ...FIVE_DAYS, sat: MORNING },
  { ...FIVE_DAYS, mon: [["08:00", "12:00"]], sat: [["13:00", "20:00"]] },
  { mon: MORNING, wed: [["00:00", "23:59"]] },
  { ...FIVE_DAYS, fri: [] },
);

const PLAIN = { noNullPrototype: true };

function namedDays(maxLength: number) {
  return fc
    .uniqueArray(dayArbitrary, { maxLength })
    .map((days) => days.map((day) => ({ date: dateOf(day), name: `Ngày ${day}` })));
}

/** One to three calendars, the first in force from the beginning; days can be holidays and workdays at once. */
export function calendarsArbitrary(civil: CivilTime): fc.Arbitrary<readonly OracleCalendarVersion[]> {
  const spec: fc.Arbitrary<OracleCalendar> = fc.record(
    {
      week: weekArbitrary,
      holidays: namedDays(5),
      workdays: namedDays(3),
    },
    PLAIN,
  );
  const later = fc.uniqueArray(
    fc.record({ spec, from: momentArbitrary.map((pick) => instantOfPick(pick, civil)) }, PLAIN),
    {
      maxLength: 2,
      selector: ({ from }) => from,
    },
  );
  return fc
    .tuple(spec, later)
    .map(([first, rest]) => [{ spec: first, from: 0 }, ...rest.sort((a, b) => a.from - b.from)]);
}
