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
