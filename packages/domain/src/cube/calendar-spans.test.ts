import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { civilFromDay, dayFromCivil, formatDay } from "../time/civil-date.ts";
import { monthOf, type Span, spansBefore, yearOf } from "./calendar-spans.ts";

const RUNS = { seed: 2026, numRuns: 500 };

/** Days of a few years, month ends, leap days and New Year's days among them. */
const dayArbitrary = fc.oneof(
  fc.integer({ min: dayFromCivil(2019, 12, 1), max: dayFromCivil(2022, 2, 1) }),
  fc.constantFrom(
    dayFromCivil(2020, 2, 29),
    dayFromCivil(2020, 3, 1),
    dayFromCivil(2020, 12, 31),
    dayFromCivil(2021, 1, 1),
  ),
);

const boundArbitrary = fc.oneof(
  { weight: 5, arbitrary: dayArbitrary },
  { weight: 1, arbitrary: fc.constant(Number.NEGATIVE_INFINITY) },
);

function keysOf(days: readonly number[]) {
  const held = (of: readonly number[]) => new Map(of.map((key) => [key, true]));
  return { years: held(days.map(yearOf)), months: held(days.map(monthOf)), days: held(days) };
}

function covers({ kind, index }: Span, day: number): boolean {
  return index === { year: yearOf, month: monthOf, day: (same: number) => same }[kind](day);
}

describe("CUBE: whole years and months stand for their days", () => {
  test("the spans of a range hold every held day of it once, and no other", () => {
    fc.assert(
      fc.property(fc.array(dayArbitrary, { maxLength: 40 }), boundArbitrary, dayArbitrary, (days, from, to) => {
        const { years, months, days: held } = keysOf(days);
        const spans = [...spansBefore(from, to, years, months, held)];
        for (const day of new Set(days)) {
          const times = spans.filter((span) => covers(span, day)).length;
          expect(times, formatDay(day)).toBe(day >= from && day <= to ? 1 : 0);
        }
      }),
      RUNS,
    );
  });

  test("a range of whole years is named by its years alone", () => {
    const days = [dayFromCivil(2020, 2, 29), dayFromCivil(2020, 7, 1), dayFromCivil(2021, 12, 31)];
    const { years, months, days: held } = keysOf(days);
    const range = [dayFromCivil(2020, 1, 1), dayFromCivil(2021, 12, 31)] as const;
    expect([...spansBefore(...range, years, months, held)]).toEqual([
      { kind: "year", index: 2020 },
      { kind: "year", index: 2021 },
    ]);
    expect([...spansBefore(range[1], range[0], years, months, held)]).toEqual([]);
  });

  test("months and years are those of the calendar, before 1970 too", () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (day) => {
        const { year, month } = civilFromDay(day);
        expect([yearOf(day), monthOf(day)]).toEqual([year, (year - 1970) * 12 + month - 1]);
      }),
      RUNS,
    );
  });
});
