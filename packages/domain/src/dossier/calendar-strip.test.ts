import fc from "fast-check";
import { expect, it } from "vitest";
import { formatDay } from "../time/civil-date.ts";
import { dayOf } from "../time/zone.ts";
import { calendarStrip, MOST_STRIP_DAYS } from "./calendar-strip.ts";
import { at, BODIES, context, EIGHT_HOURS, event, received, vietnam } from "./dossier-events.test-support.ts";
import type { DossierEvent } from "./event.ts";
import { foldDossier } from "./fold-dossier.ts";

function shownStrip(events: readonly DossierEvent[], now: string): string[] {
  const strip = calendarStrip(foldDossier(events, context), vietnam, at(now)) ?? [];
  return strip.map(
    ({ day, kind, number }) => `${formatDay(day).slice(8)} ${kind}${number === null ? "" : ` ${number}`}`,
  );
}

it("LST-4 numbers the working days after the receipt up to the deadline", () => {
  // Thursday; the 7th and 8th are a weekend.
  expect(shownStrip([received("2026-03-05 09:00")], "2026-03-06 09:00")).toEqual([
    "05 received",
    "06 working 1",
    "07 off",
    "08 off",
    "09 working 2",
    "10 working 3",
    "11 working 4",
    "12 working 5",
  ]);
});

it("LST-4 days on which the clock stood are not numbered, nor those after the deadline", () => {
  const events = [
    received("2026-03-02 09:00"),
    event("2026-03-03 09:00", BODIES.suspended),
    event("2026-03-05 09:00", BODIES.resumed),
  ];
  expect(shownStrip(events, "2026-03-12 09:00")).toEqual([
    "02 received",
    "03 working 1",
    "04 suspended",
    "05 suspended",
    "06 working 2",
    "07 off",
    "08 off",
    "09 working 3",
    "10 working 4",
    "11 working 5",
    "12 working",
  ]);
});

it("LST-4 ends with the day of closing, and counts no days where hours are counted", () => {
  const events = [received("2026-03-02 09:00", { procedure: EIGHT_HOURS }), event("2026-03-04 09:00", BODIES.resolved)];
  expect(shownStrip(events, "2026-06-01 09:00")).toEqual(["02 received", "03 working", "04 working"]);
  expect(shownStrip([received("2021-03-02 09:00")], "2026-03-02 09:00")).toHaveLength(MOST_STRIP_DAYS);
});

it("LST-4 the number of the deadline's day is the limit, whatever was suspended before its last day", () => {
  const first = at("2026-03-02 08:00");
  const hours = fc.array(fc.integer({ min: 1, max: 24 * 20 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(hours, (steps) => {
      const times = [...new Set(steps)].sort((a, b) => a - b).map((hour) => first + hour * 3_600_000);
      const pairs = times.slice(0, times.length - (times.length % 2));
      const events = [
        received("2026-03-02 08:00"),
        ...pairs.map((time, index) => ({
          ...event("2026-03-02 08:00", index % 2 === 0 ? BODIES.suspended : BODIES.resumed),
          time,
        })),
      ];
      const timeline = foldDossier(events, context);
      // Suspended on the day of the deadline or after it there is no day left to count (DUE-8, DUE-9).
      const due = timeline.segments.map(({ suspendedAt, dueAt }) => ({ suspendedAt, dueAt }));
      fc.pre(
        due.every(
          ({ suspendedAt, dueAt }) =>
            suspendedAt === null || dueAt === null || dayOf(vietnam, suspendedAt) < dayOf(vietnam, dueAt),
        ),
      );
      const dueAt = timeline.segments.at(-1)?.dueAt ?? 0;
      const strip = calendarStrip(timeline, vietnam, pairs.at(-1) ?? first) ?? [];
      expect(strip.find(({ day }) => day === dayOf(vietnam, dueAt))?.number).toBe(5);
    }),
  );
});
