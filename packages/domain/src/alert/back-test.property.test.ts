import fc from "fast-check";
import { expect, test } from "vitest";
import { numbersByGroup } from "../board/own-numbers.ts";
import { RELATIVE_PERIODS, relativePeriod } from "../board/relative-period.ts";
import { StepCube } from "../cube/step-cube.ts";
import { dossierEventsArbitrary, momentArbitrary } from "../dossier/dossier-events.arbitrary.ts";
import { context, ELSEWHERE, HANDLER, RECEIVER, vietnam } from "../dossier/dossier-events.test-support.ts";
import { dossierSteps } from "../dossier/dossier-steps.ts";
import { compareEvents } from "../dossier/event-order.ts";
import { foldDossier } from "../dossier/fold-dossier.ts";
import { UnitTree } from "../org/unit-tree.ts";
import { dayOf } from "../time/zone.ts";
import { firingSeverity, NORMAL } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import { backTest } from "./back-test.ts";
import { elapsedByClock } from "./elapsed.ts";
import { METRICS, readMetric } from "./metric.ts";
import { type CoursePoint, metricCourse } from "./metric-course.ts";
import { SCOPE_EACH, scopeUnits } from "./rule-scope.ts";
import { transition } from "./transition.ts";

const PROVINCE = 7;
const DISTRICT = 8;
const HOUR_MS = 3_600_000;

const treeArbitrary = fc.record({ ends: fc.nat(20), isFollowed: fc.boolean() }).map(({ ends, isFollowed }) => {
  const unit = (id: number, parent: number | null) => ({
    ...{ id, code: `U${id}`, parent, validFrom: null, validTo: null, successor: null },
  });
  const validTo = dayOf(vietnam, Date.UTC(2026, 2, 2, 5)) + ends;
  return new UnitTree([
    unit(PROVINCE, null),
    unit(DISTRICT, PROVINCE),
    unit(RECEIVER, DISTRICT),
    { ...unit(HANDLER, DISTRICT), validTo, successor: isFollowed ? ELSEWHERE : null },
    unit(ELSEWHERE, PROVINCE),
  ]);
});

const termsArbitrary: fc.Arbitrary<AlertTerms> = fc
  .record({
    direction: fc.constantFrom("above" as const, "below" as const),
    isRate: fc.boolean(),
    fire: fc.constantFrom(0, 1, 2),
    forHours: fc.constantFrom(0, 5),
    keepFiringHours: fc.constantFrom(0, 7),
    minSample: fc.constantFrom(0, 2),
  })
  .map(({ direction, isRate, fire, forHours, keepFiringHours, minSample }) => ({
    direction,
    thresholds: { warning: { fire: isRate ? fire / 3 : fire } },
    forMs: forHours * HOUR_MS,
    keepFiringMs: keepFiringHours * HOUR_MS,
    minSample,
    noData: "ignore",
    escalateAfterMs: undefined,
    elapsedMs: elapsedByClock,
  }));

test("ALR-17, ALR-18, ALR-19, ALR-21: a back-test is the machine looking at the boards of the past, one after the other", () => {
  fc.assert(
    fc.property(
      fc.array(dossierEventsArbitrary, { minLength: 1, maxLength: 4 }),
      treeArbitrary,
      fc.record({
        scope: fc.record({
          unit: fc.constantFrom(PROVINCE, DISTRICT, HANDLER, RECEIVER),
          each: fc.constantFrom(...SCOPE_EACH),
        }),
        metric: fc.constantFrom(...METRICS),
        period: fc.constantFrom(...RELATIVE_PERIODS),
        terms: termsArbitrary,
      }),
      momentArbitrary,
      fc.integer({ min: 1, max: 90 }),
      (dossiers, tree, rule, first, count) => {
        const cube = new StepCube(vietnam);
        dossiers.forEach((events, index) => {
          const steps = dossierSteps(foldDossier([...events].sort(compareEvents), context), vietnam);
          for (const step of steps) cube.add({ ...step, dossier: index + 1 });
        });
        const looks = { first, everyMs: 5 * HOUR_MS, count };
        const sources = { cube, tree, zone: vietnam };
        const { episodes, notifications, units: held } = backTest(sources, rule, looks);
        const course = metricCourse(sources, { unit: DISTRICT, metric: rule.metric, period: rule.period }, looks);

        const told = new Set<string>();
        const states = new Map([PROVINCE, DISTRICT, HANDLER, RECEIVER, ELSEWHERE].map((unit) => [unit, NORMAL]));
        for (let look = 0; look < count; look += 1) {
          const now = first + look * looks.everyMs;
          const today = dayOf(vietnam, now);
          const units = scopeUnits(tree.on(today), rule.scope);
          const numbers = numbersByGroup(sources, units, { period: relativePeriod(rule.period, today), now });
          const there = scopeUnits(tree.on(today), { unit: DISTRICT, each: "self" });
          const ofDistrict = numbersByGroup(sources, there, { period: relativePeriod(rule.period, today), now });
          const district = ofDistrict.get(DISTRICT);
          const read = district && readMetric(district, rule.metric);
          const point = course.findLast(({ at }) => at <= now);
          expect(point?.denominator ?? null).toBe(read?.sample ?? null);
          expect(point && shareOf(point)).toBe(read?.value);
          for (const [unit, before] of states) {
            const own = numbers.get(unit);
            const seen = own === undefined ? "unitLeft" : { ...readMetric(own, rule.metric), isSilent: false };
            const input = { now, terms: rule.terms, seen, isAcknowledged: false, isHushed: false } as const;
            const { state, effects } = transition(before, input);
            if (look === count - 1 && own !== undefined) {
              expect(held.find((one) => one.unit === unit)?.value).toBe(readMetric(own, rule.metric).value);
            }
            const above = tree.on(today).parentOf(unit) ?? unit;
            for (const effect of effects) told.add(JSON.stringify([now, above, effect]));
            states.set(unit, state);
            const found = episodes.filter((one) => one.unit === unit && one.from <= now && (one.to ?? now + 1) > now);
            expect(found.map(({ severity }) => severity)).toEqual(
              [firingSeverity(state)].filter((one) => one !== null),
            );
          }
        }
        // What one look finds below one unit is told together.
        expect(notifications).toBe(told.size);
      },
    ),
    { seed: 2026, numRuns: 300 },
  );
});

function shareOf({ numerator, denominator }: CoursePoint): number | null {
  if (denominator === null) return numerator;
  return denominator === 0 ? null : numerator / denominator;
}

test("ALR-17: leaves are the units with none below them", () => {
  fc.assert(
    fc.property(treeArbitrary, momentArbitrary, (tree, moment) => {
      const day = tree.on(dayOf(vietnam, moment));
      const leaves = new Set(scopeUnits(day, { unit: PROVINCE, each: "leaf" }).values());
      expect([...leaves].sort()).toEqual([RECEIVER, HANDLER, ELSEWHERE].filter((unit) => day.isValid(unit)).sort());
      const children = new Set(scopeUnits(day, { unit: PROVINCE, each: "child" }).values());
      expect([...children].sort()).toEqual([DISTRICT, ELSEWHERE].sort());
      const alone = scopeUnits(day, { unit: RECEIVER, each: "leaf" });
      expect([...new Set(alone.values())]).toEqual([RECEIVER]);
      expect(scopeUnits(day, { unit: RECEIVER, each: "child" }).size).toBe(0);
    }),
    { seed: 2026, numRuns: 60 },
  );
});
