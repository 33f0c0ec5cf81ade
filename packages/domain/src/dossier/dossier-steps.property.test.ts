import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BASE_MEASURES, isStock } from "../measure/measures.ts";
import { dayOf } from "../time/zone.ts";
import { countSteps } from "./count-steps.test-support.ts";
import { dossierEventsArbitrary, momentArbitrary } from "./dossier-events.arbitrary.ts";
import { context, vietnam } from "./dossier-events.test-support.ts";
import { dossierSteps } from "./dossier-steps.ts";
import type { DossierEvent } from "./event.ts";
import { compareEvents } from "./event-order.ts";
import { foldDossier } from "./fold-dossier.ts";
import { differenceOf, type Step } from "./step.ts";

const RUNS = { seed: 2026, numRuns: 600 };

/** As the ledger does it: by identity, the first content stands. */
function stepsOf(events: readonly DossierEvent[]): Step[] {
  const byIdentity = new Map<string, DossierEvent>();
  for (const event of events) {
    const key = `${event.source}\n${event.id}`;
    if (!byIdentity.has(key)) byIdentity.set(key, event);
  }
  if (byIdentity.size === 0) return [];
  return dossierSteps(foldDossier([...byIdentity.values()].sort(compareEvents), context), vietnam);
}

const shuffled = dossierEventsArbitrary.chain((events) =>
  fc.record({
    events: fc.constant(events),
    arrivals: fc
      .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.shuffledSubarray(events))
      .map(([first, again]) => [...first, ...again]),
  }),
);

describe("a dossier's steps depend on the set of its events alone", () => {
  test("FOLD-1: any order of arrival and any repetition give the same steps", () => {
    fc.assert(
      fc.property(shuffled, ({ events, arrivals }) => {
        expect(stepsOf(arrivals)).toEqual(stepsOf(events));
      }),
      RUNS,
    );
  });

  test("STEP-1: the differences of any order of arrival add up to a recount from scratch", () => {
    fc.assert(
      fc.property(shuffled, ({ events, arrivals }) => {
        let ledger: Step[] = [];
        arrivals.forEach((_, index) => {
          const difference = differenceOf(stepsOf(arrivals.slice(0, index)), stepsOf(arrivals.slice(0, index + 1)));
          expect(difference.every(({ delta }) => delta !== 0)).toBe(true);
          ledger = [...ledger, ...difference];
        });
        expect(differenceOf(ledger, stepsOf(events))).toEqual([]);
      }),
      RUNS,
    );
  });
});

test("STEP: the steps of all events, read at a moment, are those of the events up to that moment", () => {
  const period = fc.option(fc.tuple(momentArbitrary, momentArbitrary), { freq: 2 });
  fc.assert(
    fc.property(dossierEventsArbitrary, fc.array(momentArbitrary, { maxLength: 4 }), period, (events, more, pick) => {
      const all = stepsOf(events);
      const moments = [...more, ...events.map(({ time }) => time), ...all.flatMap(({ at }) => [at - 1, at])];
      const days = pick?.map((moment) => dayOf(vietnam, moment)).sort((a, b) => a - b);
      for (const at of moments) {
        const then = stepsOf(events.filter(({ time }) => time <= at));
        for (const measure of BASE_MEASURES) {
          for (const unit of [undefined, ...new Set(all.map((step) => step.unit))]) {
            const asking = {
              measure,
              unit,
              at,
              ...(days === undefined ? {} : { from: days[0] ?? 0, to: days[1] ?? 0 }),
            };
            expect(countSteps(all, asking), `${measure} of ${unit}`).toBe(countSteps(then, asking));
          }
        }
      }
    }),
    { seed: 2026, numRuns: 150 },
  );
});

describe("what the numbers of one dossier can be", () => {
  test("STEP: every number is 0 or 1 at any moment, payments apart; the parts of a whole never exceed it", () => {
    fc.assert(
      fc.property(dossierEventsArbitrary, momentArbitrary, (events, at) => {
        const steps = stepsOf(events);
        const count = (measure: (typeof BASE_MEASURES)[number]) => countSteps(steps, { measure, at });
        for (const measure of BASE_MEASURES) {
          expect(count(measure), measure).toBeGreaterThanOrEqual(0);
          if (!measure.startsWith("paid")) expect(count(measure), measure).toBeLessThanOrEqual(1);
          const last = Math.max(...steps.map((step) => step.at));
          if (isStock(measure)) expect(countSteps(steps, { measure, at: last })).toBeGreaterThanOrEqual(0);
        }
        const within = count("inProgress") - count("overdue");
        for (const part of ["suspended", "dueToday", "atRisk"] as const) {
          expect(count(part), part).toBeLessThanOrEqual(within);
        }
        expect(count("componentsFull")).toBeLessThanOrEqual(count("componentsAny"));
        expect(count("resultsSigned")).toBeLessThanOrEqual(count("resultsDigital"));
        expect(count("satisfied")).toBeLessThanOrEqual(count("rated"));
        expect(count("orphans") + count("inProgress")).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test("BRD-4: what was received is open, resolved or withdrawn at any moment", () => {
    fc.assert(
      fc.property(dossierEventsArbitrary, momentArbitrary, (events, at) => {
        const steps = stepsOf(events);
        const sum = (...measures: (typeof BASE_MEASURES)[number][]) =>
          measures.reduce((total, measure) => total + countSteps(steps, { measure, at }), 0);
        expect(sum("receivedCounter", "receivedOnlinePartial", "receivedOnlineFull", "receivedPostal")).toBe(
          sum("inProgress", "resolvedAhead", "resolvedOnTime", "resolvedLate", "withdrawn"),
        );
      }),
      RUNS,
    );
  });
});
