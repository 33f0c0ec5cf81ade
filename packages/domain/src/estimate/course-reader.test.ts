import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DossierStep, StepCube } from "../cube/step-cube.ts";
import { dossierEventsArbitrary, momentArbitrary } from "../dossier/dossier-events.arbitrary.ts";
import { at, context, ELSEWHERE, HANDLER, office, RECEIVER, vietnam } from "../dossier/dossier-events.test-support.ts";
import { dossierSteps } from "../dossier/dossier-steps.ts";
import type { DossierEvent } from "../dossier/event.ts";
import { compareEvents } from "../dossier/event-order.ts";
import { foldDossier } from "../dossier/fold-dossier.ts";
import { differenceOf, type Step } from "../dossier/step.ts";
import { dayOf, startOfDay } from "../time/zone.ts";
import { type Course, standingAt, type WorkClock, workedUntil } from "./course.ts";
import { CourseReader, type Courses } from "./course-reader.ts";

const RUNS = { seed: 2026, numRuns: 600 };

const clock: WorkClock = {
  work: (from, to) => office.workingMsBetween(vietnam.toLocal(from), vietnam.toLocal(to)),
  startOfDay: (instant) => startOfDay(vietnam, dayOf(vietnam, instant)),
};

function stepsOf(events: readonly DossierEvent[]): Step[] {
  return events.length === 0 ? [] : dossierSteps(foldDossier(events.toSorted(compareEvents), context), vietnam);
}

function read(...asked: Parameters<typeof readAll>): readonly Course[] {
  return readAll(...asked).courses;
}

/** The dossiers as the ledger has them: event by event, each as the difference that it makes. */
function ledgerOf(dossiers: readonly (readonly DossierEvent[])[]): DossierStep[][] {
  return dossiers.flatMap((events, dossier) =>
    events.map((_, index) =>
      differenceOf(stepsOf(events.slice(0, index)), stepsOf(events.slice(0, index + 1))).map((step) => ({
        ...step,
        dossier,
      })),
    ),
  );
}

function cubeOf(dossiers: readonly (readonly DossierEvent[])[]): StepCube {
  const cube = new StepCube(vietnam, 8);
  for (const step of ledgerOf(dossiers).flat()) cube.add(step);
  return cube;
}

function readerOf(cube: StepCube, units: readonly number[], asOf: number, most: number): CourseReader {
  const owners = new Map(units.map((unit) => [unit, unit]));
  return new CourseReader(cube, { owners, asOf, since: Number.NEGATIVE_INFINITY, most });
}

function readAll(cube: StepCube, units: readonly number[], asOf: number, most = 1000): Courses {
  const reading = readerOf(cube, units, asOf, most).read();
  for (;;) {
    const { done, value } = reading.next();
    if (done) return value;
  }
}

describe("the course of a dossier, from the steps that boards count", () => {
  test("EST-1: it was worked on, and stands, as its timeline says, within whatever units", () => {
    fc.assert(
      fc.property(
        dossierEventsArbitrary,
        momentArbitrary,
        fc.constantFrom<readonly number[]>([RECEIVER, HANDLER, ELSEWHERE], [RECEIVER], [HANDLER, ELSEWHERE]),
        (events, asOf, units) => {
          const [course] = read(cubeOf([events]), units, asOf);
          const past = events.filter(({ time }) => time <= asOf).sort(compareEvents);
          const timeline = past.length === 0 ? undefined : foldDossier(past, context);
          const within = (timeline?.segments ?? []).filter(
            ({ unit, from, until }) => units.includes(unit) && until !== from,
          );
          expect(course === undefined).toBe(within.length === 0);
          if (course === undefined) return;
          const worked = within.map(({ from, until, suspendedAt }) =>
            suspendedAt === null ? clock.work(from, until ?? asOf) : 0,
          );
          expect(workedUntil(course, asOf, clock)).toBe(worked.reduce((sum, ms) => sum + ms, 0));

          const last = within.findLast(({ until }) => until === null);
          const standing = standingAt(course, asOf);
          expect(standing?.unit).toBe(last?.unit);
          if (last !== undefined && last.suspendedAt === null) {
            expect(standing).toEqual({ unit: last.unit, dueAt: last.dueAt ?? 0, pausedAt: null });
          }
          const closing = timeline?.closing;
          const isOurs = closing !== null && closing !== undefined && units.includes(closing.unit);
          expect(course.end?.at).toBe(isOurs ? closing.at : undefined);
          if (isOurs && closing.how === "resolved") {
            expect(course.end?.how).toBe(closing.timing === "late" ? "resolvedLate" : "resolved");
          }
        },
      ),
      RUNS,
    );
  });

  test("EST-1: all that are open are there, whether or not the others are kept", () => {
    fc.assert(
      fc.property(fc.array(dossierEventsArbitrary, { maxLength: 4 }), momentArbitrary, (dossiers, asOf) => {
        const cube = cubeOf(dossiers);
        const units = [RECEIVER, HANDLER, ELSEWHERE];
        const openOf = (courses: readonly Course[]) =>
          courses.filter((course) => standingAt(course, asOf) !== undefined);
        expect(openOf(read(cube, units, asOf, 0))).toEqual(openOf(read(cube, units, asOf)));
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  test("EST-1: what comes while it reads is in it, as if it had been there before", () => {
    fc.assert(
      fc.property(
        fc.array(dossierEventsArbitrary, { maxLength: 4 }),
        momentArbitrary,
        fc.nat(20),
        fc.nat(60),
        fc.constantFrom(1000, 0),
        (dossiers, asOf, before, stops, most) => {
          const ledger = ledgerOf(dossiers);
          const cube = new StepCube(vietnam, 8);
          for (const step of ledger.slice(0, before).flat()) cube.add(step);
          const reader = readerOf(cube, [RECEIVER, HANDLER, ELSEWHERE], asOf, most);
          const reading = reader.read();
          let result = reading.next();
          for (let stop = 0; stop < stops && !result.done; stop += 1) result = reading.next();
          if (result.done) return;
          for (const step of ledger.slice(before).flat()) {
            cube.add(step);
            reader.take(step);
          }
          while (!result.done) result = reading.next();
          const openIn = (courses: readonly Course[]) =>
            courses
              .map((course) => ({ dossier: course.dossier, ...standingAt(course, asOf) }))
              .filter(({ unit }) => unit !== undefined)
              .toSorted((a, b) => a.dossier - b.dossier);
          expect(openIn(result.value.courses)).toEqual(
            openIn(readAll(cube, [RECEIVER, HANDLER, ELSEWHERE], asOf).courses),
          );
        },
      ),
      { ...RUNS, numRuns: 400 },
    );
  });

  test("EST-1: many are read with stops in between, and what comes in these is in it, too", () => {
    const head = (time: string, id: string) => ({
      time: at(time),
      source: "/units/C1",
      id,
      unit: RECEIVER,
      feed: RECEIVER,
      recordedAt: at(time),
    });
    const receipt = (id: string): DossierEvent => ({
      ...head("2026-03-02 08:00", id),
      type: "received",
      procedure: 16,
      procedureVersion: 1,
      calendarVersion: 1,
      channel: "counter",
      components: "none",
      dueAt: null,
    });
    const end: DossierEvent = {
      ...head("2026-03-02 09:00", "end"),
      type: "resolved",
      outcome: "approved",
      result: "paper",
    };
    const [first = [], ending = [], ...others] = ledgerOf([
      [receipt("0"), end],
      ...Array.from({ length: 1200 }, (_, index) => [receipt(`${index + 1}`)]),
    ]);
    const cube = new StepCube(vietnam, 8);
    for (const step of [first, ...others].flat()) cube.add(step);
    const parts = [...cube.days()].length * 6;
    const reader = readerOf(cube, [RECEIVER], at("2026-03-02 10:00"), 2000);
    const reading = reader.read();
    for (let stop = 0; stop <= parts; stop += 1) expect(reading.next().done).toBe(false);
    for (const step of ending) {
      cube.add(step);
      reader.take(step);
    }
    let stops = 0;
    let result = reading.next();
    for (; !result.done; result = reading.next()) stops += 1;
    expect(stops).toBe(1);
    expect(result.value.courses.filter((course) => standingAt(course, at("2026-03-02 10:00")))).toHaveLength(1200);
    expect(result.value.courses.find(({ dossier }) => dossier === 0)?.end?.at).toBe(end.time);
  });

  test("EST-1: of more than it may keep it keeps every second, or fourth, by number, and still all that are open", () => {
    const head = (time: number, id: string) => ({
      time,
      source: "/units/C1",
      id,
      unit: RECEIVER,
      feed: RECEIVER,
      recordedAt: time,
    });
    const body = {
      procedure: 16,
      procedureVersion: 1,
      calendarVersion: 1,
      channel: "counter",
      components: "none",
    } as const;
    const dossiers = Array.from({ length: 100 }, (_, index): DossierEvent[] => {
      const time = at("2026-03-02 08:00") + index * 3_600_000;
      const receipt: DossierEvent = { ...head(time, `${index} 1`), type: "received", ...body, dueAt: null };
      const end = { type: "resolved", outcome: "approved", result: "paper" } as const;
      return index % 10 === 3 ? [receipt] : [receipt, { ...head(time + 1000, `${index} 2`), ...end }];
    });
    const { courses, oneOf } = readAll(cubeOf(dossiers), [RECEIVER], at("2026-03-20 10:00"), 30);
    expect(oneOf).toBe(4);
    const numbers = dossiers.map((_, index) => index).filter((index) => index % 4 === 0 || index % 10 === 3);
    expect(courses.map(({ dossier }) => dossier).toSorted((a, b) => a - b)).toEqual(numbers);
  });

  test("EST-1: what is suspended has the time left that it had then", () => {
    const body = {
      procedure: 16,
      procedureVersion: 1,
      calendarVersion: 1,
      channel: "counter",
      components: "none",
    } as const;
    const head = (time: string, id: string) => ({
      time: at(time),
      source: "/units/C1",
      id,
      unit: RECEIVER,
      feed: RECEIVER,
      recordedAt: at(time),
    });
    const events: DossierEvent[] = [
      { ...head("2026-03-02 08:00", "1"), type: "received", ...body, dueAt: at("2026-03-06 17:00") },
      { ...head("2026-03-04 09:00", "2"), type: "suspended" },
    ];
    const [course] = read(cubeOf([events]), [RECEIVER], at("2026-03-20 10:00"));
    expect(course && standingAt(course, at("2026-03-20 10:00"))).toEqual({
      unit: RECEIVER,
      dueAt: at("2026-03-06 17:00"),
      pausedAt: at("2026-03-04 09:00"),
    });
  });
});
