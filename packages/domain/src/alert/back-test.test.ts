import { expect, test } from "vitest";
import { StepCube } from "../cube/step-cube.ts";
import { office, vietnam } from "../dossier/dossier-events.test-support.ts";
import { MEASURE_INDEX } from "../measure/measures.ts";
import { UnitTree } from "../org/unit-tree.ts";
import { dayOf } from "../time/zone.ts";
import { ALERT_CASES, termsOfCase } from "./alert-cases.test-support.ts";
import { backTest } from "./back-test.ts";

const UNIT = 7;
const PROCEDURE = 16;
const tree = new UnitTree([{ id: UNIT, code: "U", parent: null, validFrom: null, validTo: null, successor: null }]);

const cases = ALERT_CASES.filter(({ isOfNumbersAlone }) => isOfNumbersAlone);

test("ALR-19: most cases can be told from the numbers alone", () => {
  expect(cases.length).toBeGreaterThan(ALERT_CASES.length / 2);
});

test.each(cases)("ALR-19: back-tested, $title", ({ rule, evaluations, everyMinutes }) => {
  const cube = new StepCube(vietnam);
  let [overdue, open] = [0, 0];
  let isRate = false;
  for (const { at, seen } of evaluations) {
    if (seen === "gone") throw new Error("not of numbers alone");
    const add = (measure: number, delta: number): void => {
      const now = vietnam.toInstant(at);
      const step = {
        measure,
        unit: UNIT,
        procedure: PROCEDURE,
        dossier: 1,
        day: dayOf(vietnam, now),
        at: now,
        due: 0,
        delta,
      };
      if (delta !== 0) cube.add(step);
    };
    isRate = seen.denominator !== null;
    add(MEASURE_INDEX.overdue, seen.numerator - overdue);
    add(MEASURE_INDEX.inProgress, (seen.denominator ?? 0) - open);
    overdue = seen.numerator;
    open = seen.denominator ?? 0;
  }
  const first = vietnam.toInstant(evaluations[0]?.at ?? 0);
  const everyMs = everyMinutes * 60_000;
  const { episodes } = backTest(
    { cube, tree, zone: vietnam },
    {
      scope: { unit: UNIT, each: "self" },
      metric: isRate ? "overdueShare" : "overdue",
      period: "today",
      terms: termsOfCase(rule, office, vietnam),
    },
    { first, everyMs, count: evaluations.length },
  );
  const found = evaluations.map(({ at }) => {
    const now = vietnam.toInstant(at);
    return episodes.find(({ from, to }) => from <= now && (to === null || now < to))?.severity ?? null;
  });
  expect(found).toEqual(evaluations.map(({ severity }) => severity));
});

test("ALR-12: what one look finds below one unit is one message", () => {
  const unit = (id: number, parent: number | null) => ({
    ...{ id, code: `U${id}`, parent, validFrom: null, validTo: null, successor: null },
  });
  const cube = new StepCube(vietnam);
  const first = vietnam.toInstant(Date.UTC(2026, 2, 2, 8));
  const everyMs = 15 * 60_000;
  const late = (of: number, look: number, delta: number): void => {
    const at = first + look * everyMs;
    const place = { unit: of, procedure: PROCEDURE, dossier: of };
    cube.add({ measure: MEASURE_INDEX.overdue, ...place, day: dayOf(vietnam, at), at, due: 0, delta });
  };
  // Two below one district at once, a third below another; one of the two is over later, by itself.
  for (const of of [3, 4, 5]) late(of, 1, 1);
  late(3, 3, -1);
  const { notifications } = backTest(
    { cube, tree: new UnitTree([unit(1, null), unit(2, 1), unit(3, 2), unit(4, 2), unit(5, 1)]), zone: vietnam },
    {
      scope: { unit: 1, each: "leaf" },
      metric: "overdue",
      period: "today",
      terms: termsOfCase({ direction: "above", warning: { fire: 0 } }, office, vietnam),
    },
    { first, everyMs, count: 6 },
  );
  expect(notifications).toBe(3);
});
