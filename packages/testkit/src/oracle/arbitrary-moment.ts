import fc from "fast-check";
import { type CivilTime, dateText, dayNumber } from "./civil-time.ts";

/** The window that everything generated happens in: three weeks around the public holidays of late April 2026. */
const FIRST_DAY = dayNumber("2026-04-20");
export const WINDOW_DAYS = 20;

/** An instant as whole picks, so that it shrinks towards the first midnight of the window. */
export type MomentPick = { readonly day: number; readonly minute: number; readonly nudgeMs: number };

const BORDER_MINUTES = [
  "00:00",
  "07:30",
  "09:30",
  "11:30",
  "12:00",
  "13:30",
  "15:00",
  "16:00",
  "17:00",
  "20:00",
  "23:59",
].map((clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)));

export const dayArbitrary: fc.Arbitrary<number> = fc.oneof(
  // The days around 27 April to 4 May, where swaps and holidays are.
  { weight: 3, arbitrary: fc.integer({ min: 4, max: 13 }) },
  { weight: 1, arbitrary: fc.nat(WINDOW_DAYS) },
);

export const momentArbitrary: fc.Arbitrary<MomentPick> = fc.record({
  day: dayArbitrary,
  minute: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...BORDER_MINUTES) },
    { weight: 1, arbitrary: fc.nat(24 * 60 - 1) },
  ),
  nudgeMs: fc.constantFrom(0, 0, 0, 1, -1, 59_999),
});

export function dateOf(day: number): string {
  return dateText(FIRST_DAY + day);
}

export function instantOfPick({ day, minute, nudgeMs }: MomentPick, civil: CivilTime): number {
  return civil.instant(FIRST_DAY + day, minute * 60_000) + nudgeMs;
}
