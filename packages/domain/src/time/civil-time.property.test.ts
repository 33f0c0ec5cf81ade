import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayMs, formatDay, parseDay } from "./civil-date.ts";
import { initialDeadline, type Limit, resumedDeadline, riskStart, timing } from "./deadline.ts";
import { naiveCalendar } from "./naive-calendar.ts";
import { naiveInitialDeadline, naiveResumedDeadline } from "./naive-deadline.ts";
import type { SessionText } from "./session.ts";
import { type CalendarSpec, compileCalendar, weekdays } from "./working-calendar.ts";
import { createZone, dayOf, type Zone } from "./zone.ts";

const patterns: readonly (readonly SessionText[])[] = [
  [
    ["07:30", "11:30"],
    ["13:30", "17:00"],
  ],
  [["07:30", "11:30"]],
  [["00:00", "23:59"]],
  [
    ["00:00", "00:01"],
    ["00:02", "12:00"],
    ["23:58", "23:59"],
  ],
  [],
];

/** Five weeks with the change of the clocks of Europe (29 March 2026) in them. */
const anyDay = fc.integer({ min: parseDay("2026-03-16") ?? 0, max: parseDay("2026-04-20") ?? 0 });

/** Often on the minute or on the edge of a session. */
const anyTimeOfDay = fc.oneof(
  fc.integer({ min: 0, max: dayMs - 1 }),
  fc.integer({ min: 0, max: 1439 }).map((minute) => minute * 60_000),
  fc.constantFrom(0, 7.5, 11.5, 12, 13.5, 15, 17, 23).map((hour) => hour * 3_600_000),
);
const anyLocalMs = fc.tuple(anyDay, anyTimeOfDay).map(([day, timeMs]) => day * dayMs + timeMs);

const anyDates = fc
  .uniqueArray(anyDay, { maxLength: 12 })
  .map((days) => days.map((day) => ({ date: formatDay(day), name: "" })));
const anyCalendar: fc.Arbitrary<CalendarSpec> = fc.record({
  week: fc
    .dictionary(fc.constantFrom(...weekdays), fc.constantFrom(...patterns))
    .map((week) => ({ wed: [["08:00", "09:00"]] as const, ...week }))
    .filter((week) => Object.values(week).some((sessions) => sessions.length > 0)),
  holidays: anyDates,
  workdays: anyDates,
});

const anyMs = fc.oneof(
  fc.integer({ min: 0, max: 30 * 3_600_000 }),
  fc.integer({ min: 0, max: 60 }).map((halfHours) => halfHours * 1_800_000),
);

const zones = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/Sao_Paulo"].map((name): Zone => {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`the platform does not know ${name}`);
  return zone;
});
const anyZone = fc.constantFrom(...zones);
const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ amount: fc.nat(20), unit: fc.constantFrom("workingDay" as const, "calendarDay" as const) }),
  fc.record({ amount: fc.nat(80).map((quarters) => quarters / 4), unit: fc.constant("workingHour" as const) }),
);

describe("the calendar agrees with counting days and minutes one by one", () => {
  it("CAL-7, CAL-8, CAL-9 days", () => {
    fc.assert(
      fc.property(anyCalendar, anyDay, anyDay, fc.integer({ min: 1, max: 60 }), (spec, day, other, n) => {
        const calendar = compileCalendar(spec);
        const naive = naiveCalendar(spec);
        expect(calendar.isWorkingDay(day)).toBe(naive.isWorkingDay(day));
        expect(calendar.nextWorkingDay(day)).toBe(naive.nthWorkingDayAfter(day, 1));
        expect(calendar.nthWorkingDayAfter(day, n)).toBe(naive.nthWorkingDayAfter(day, n));
        expect(calendar.workingDaysBetween(day, other)).toBe(naive.workingDaysBetween(day, other));
        if (calendar.isWorkingDay(day)) expect(calendar.closeOf(day)).toBe(naive.closeOf(day));
      }),
      { numRuns: 500 },
    );
  });

  it("CAL-10 working time between two moments", () => {
    fc.assert(
      fc.property(anyCalendar, anyLocalMs, anyLocalMs, (spec, from, to) => {
        const calendar = compileCalendar(spec);
        const naive = naiveCalendar(spec);
        expect(calendar.isOpenAt(from)).toBe(naive.isOpenAt(from));
        expect(calendar.workingMsBetween(from, to)).toBe(naive.workingMsBetween(from, to));
      }),
    );
  });

  it("CAL-11 working time added, CAL-12 working time left", () => {
    fc.assert(
      fc.property(anyCalendar, anyLocalMs, anyMs, (spec, at, ms) => {
        const calendar = compileCalendar(spec);
        const naive = naiveCalendar(spec);
        expect(calendar.addWorkingMs(at, ms)).toBe(naive.addWorkingMs(at, ms));
        expect(calendar.earliestWithin(at, ms)).toBe(naive.earliestWithin(at, ms));
      }),
    );
  });
});

describe("the calendar keeps its promises in any year", () => {
  const farDay = fc.integer({ min: parseDay("0001-01-01") ?? 0, max: parseDay("9999-12-31") ?? 0 });

  it("CAL-9 the n-th working day after a day is the last of n working days", () => {
    fc.assert(
      fc.property(anyCalendar, farDay, fc.integer({ min: 1, max: 1_000_000 }), (spec, day, n) => {
        const calendar = compileCalendar(spec);
        const found = calendar.nthWorkingDayAfter(day, n);
        expect(calendar.isWorkingDay(found)).toBe(true);
        expect(calendar.workingDaysBetween(day, found)).toBe(n);
      }),
    );
  });

  it("CAL-11, CAL-12 no earlier moment would do", () => {
    const farMs = fc.tuple(farDay, anyTimeOfDay).map(([day, timeMs]) => day * dayMs + timeMs);
    fc.assert(
      fc.property(anyCalendar, farMs, fc.integer({ min: 1, max: 1e12 }), (spec, at, ms) => {
        const calendar = compileCalendar(spec);
        const end = calendar.addWorkingMs(at, ms);
        expect(calendar.workingMsBetween(at, end)).toBe(ms);
        expect(calendar.workingMsBetween(at, end - 1)).toBe(ms - 1);
        const start = calendar.earliestWithin(at, ms);
        expect(calendar.workingMsBetween(start, at)).toBe(ms);
        expect(calendar.workingMsBetween(start - 1, at)).toBe(ms + 1);
      }),
    );
  });
});

describe("deadlines agree with the rules read literally", () => {
  it("DUE-1 … DUE-6 at the receipt", () => {
    fc.assert(
      fc.property(anyCalendar, anyZone, anyLocalMs, anyLimit, (spec, zone, local, limit) => {
        const receivedAt = zone.toInstant(local);
        const due = initialDeadline(receivedAt, limit, compileCalendar(spec), zone);
        expect(due).toBe(naiveInitialDeadline(receivedAt, limit, naiveCalendar(spec), zone));
        if (limit.amount > 0) expect(due).toBeGreaterThan(receivedAt);
      }),
      { numRuns: 500 },
    );
  });

  it("DUE-7 … DUE-10 at the resumption", () => {
    const anyUnit = fc.constantFrom("workingDay" as const, "workingHour" as const, "calendarDay" as const, null);
    fc.assert(
      fc.property(
        anyCalendar,
        anyZone,
        fc.uniqueArray(anyLocalMs, { minLength: 3, maxLength: 3 }),
        anyUnit,
        fc.boolean(),
        (spec, zone, locals, limitUnit, dueLast) => {
          const [first, second, third] = locals.sort((a, b) => a - b).map(zone.toInstant) as [number, number, number];
          const suspension = dueLast
            ? { suspendedAt: first, resumedAt: second, dueAt: third, limitUnit }
            : { suspendedAt: first, dueAt: second, resumedAt: third, limitUnit };
          const due = resumedDeadline(suspension, compileCalendar(spec), zone);
          expect(due).toBe(naiveResumedDeadline(suspension, naiveCalendar(spec), zone));
          expect(due).toBeGreaterThanOrEqual(suspension.resumedAt);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("DUE-11 before the risk begins more than eight hours are left, from then on no more", () => {
    fc.assert(
      fc.property(anyCalendar, anyZone, anyLocalMs, (spec, zone, localDue) => {
        const calendar = compileCalendar(spec);
        const dueAt = zone.toInstant(localDue);
        const start = riskStart(dueAt, calendar, zone);
        const left = (at: number) => calendar.workingMsBetween(zone.toLocal(at), zone.toLocal(dueAt));
        expect(start).toBeLessThanOrEqual(dueAt);
        expect(left(start)).toBeLessThanOrEqual(8 * 3_600_000);
        expect(left(start - 1)).toBeGreaterThan(8 * 3_600_000);
      }),
    );
  });

  it("DUE-12 by date first, then by instant", () => {
    fc.assert(
      fc.property(anyZone, anyLocalMs, anyLocalMs, (zone, localClosed, localDue) => {
        const closedAt = zone.toInstant(localClosed);
        const dueAt = zone.toInstant(localDue);
        const found = timing(closedAt, dueAt, zone);
        expect(found === "late").toBe(closedAt > dueAt);
        expect(found === "ahead").toBe(dayOf(zone, closedAt) < dayOf(zone, dueAt));
      }),
    );
  });
});
