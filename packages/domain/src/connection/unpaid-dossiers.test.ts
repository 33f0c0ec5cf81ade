import { describe, expect, it } from "vitest";
import { FieldIndex } from "../board/field-index.ts";
import { type DossierStep, StepCube } from "../cube/step-cube.ts";
import { at, vietnam } from "../dossier/dossier-events.test-support.ts";
import { finished } from "../estimate/finished.test-support.ts";
import { type BaseMeasure, MEASURE_INDEX } from "../measure/measures.ts";
import { UnitTree } from "../org/unit-tree.ts";
import { dayOf } from "../time/zone.ts";
import { type Fee, UnpaidReader } from "./unpaid-dossiers.ts";

const [TOP, COMMUNE, OTHER] = [1, 2, 3];
const PROCEDURE = 16;
const tree = new UnitTree(
  [TOP, COMMUNE, OTHER].map((id) => ({
    id,
    code: `U${id}`,
    parent: id === TOP ? null : TOP,
    validFrom: null,
    validTo: null,
    successor: null,
  })),
);
const now = at("2026-03-13 12:00");

/**
 * @param paid of so many dossiers, resolved one each day, so many of the first have a payment
 * @param fee what the catalogue says
 */
function world(resolved: number, paid: number, fee?: Fee) {
  const cube = new StepCube(vietnam);
  const add = (measure: BaseMeasure, unit: number, dossier: number, time: string, delta = 1): DossierStep => {
    const instant = at(time);
    const place = { measure: MEASURE_INDEX[measure], unit, procedure: PROCEDURE, dossier };
    const step = { ...place, day: dayOf(vietnam, instant), at: instant, due: 0, delta };
    cube.add(step);
    return step;
  };
  for (let dossier = 1; dossier <= resolved; dossier += 1) {
    add(dossier % 2 === 0 ? "resolvedOnTime" : "resolvedLate", COMMUNE, dossier, "2026-03-10 10:00");
    // Long before the resolution, and where it was received.
    if (dossier <= paid) add("paid", OTHER, dossier, "2025-06-10 10:00");
  }
  const sources = { cube, tree, fields: new FieldIndex(new Map()), zone: vietnam };
  const to = dayOf(vietnam, now);
  const feeOf = (procedure: number) => (procedure === PROCEDURE ? fee : undefined);
  const readerOf = (unit: number) => new UnpaidReader(sources, { unit, from: to - 89, to, now, feeOf });
  const unpaid = (unit: number) =>
    finished(readerOf(unit).read())?.map((procedure) => ({
      ...procedure,
      unpaid: procedure.unpaid.toSorted((a, b) => a - b),
    }));
  return { add, unpaid, readerOf };
}

describe("CON-3: resolved without a payment where the catalogue says that a fee is due", () => {
  it.each([
    [1, 0, [1], "the only one"],
    [3, 0, [1, 2, 3], "nobody ever paid"],
    [10, 9, [10], "all but one"],
    [10, 10, [], "all of them"],
  ])("of %i resolved %i are paid: %j are named (%s)", (resolved, paid, unpaid) => {
    const listed = unpaid.length === 0 ? [] : [{ unit: COMMUNE, procedure: PROCEDURE, basis: "fee", resolved, unpaid }];
    expect(world(resolved, paid, "due").unpaid(COMMUNE)).toEqual(listed);
    expect(world(resolved, paid, "due").unpaid(TOP)).toEqual(listed);
  });

  it("never where it says that there is none, whatever the others paid", () => {
    expect(world(10, 9, "none").unpaid(COMMUNE)).toEqual([]);
  });
});

describe("CON-3: where the catalogue is silent, resolved without a payment while the unit's others have one", () => {
  it("nine of ten are paid: the tenth is listed, for its unit and those above", () => {
    const habit = { unit: COMMUNE, procedure: PROCEDURE, basis: "habit", resolved: 10, unpaid: [10] };
    const { unpaid } = world(10, 9);
    expect(unpaid(COMMUNE)).toEqual([habit]);
    expect(unpaid(TOP)).toEqual([habit]);
    expect(unpaid(OTHER)).toEqual([]);
    expect(unpaid(99)).toBeUndefined();
  });

  it.each([
    [9, 8, "too few to say what is usual"],
    [10, 8, "not nearly all"],
    [10, 0, "no fee at all"],
    [10, 10, "all of them"],
  ])("of %i resolved %i are paid: nothing (%s)", (resolved, paid) => {
    expect(world(resolved, paid).unpaid(COMMUNE)).toEqual([]);
  });

  it("what was taken back does not count", () => {
    const late = world(11, 9);
    expect(late.unpaid(COMMUNE)).toEqual([]);
    late.add("resolvedLate", COMMUNE, 11, "2026-03-10 10:00", -1);
    expect(late.unpaid(COMMUNE)).toMatchObject([{ resolved: 10, unpaid: [10] }]);
    late.add("paid", OTHER, 1, "2025-06-10 10:00", -1);
    expect(late.unpaid(COMMUNE)).toEqual([]);
  });
});

describe("CON-3: a province's dossiers are read with stops in between", () => {
  it("what is paid meanwhile is in it, wherever it stopped", () => {
    const stopsOf = (reading: Generator<void, unknown>): number => {
      let stops = 0;
      while (!reading.next().done) stops += 1;
      return stops;
    };
    const all = stopsOf(world(10, 8, "due").readerOf(TOP).read());
    expect(all).toBeGreaterThanOrEqual(4);
    for (let stop = 0; stop <= all; stop += 1) {
      const { add, readerOf } = world(10, 8, "due");
      const reader = readerOf(TOP);
      const reading = reader.read();
      let result = reading.next();
      for (let i = 0; i < stop && !result.done; i += 1) result = reading.next();
      if (result.done) return;
      for (const [dossier, time] of [
        [9, "2026-03-11 10:00"],
        [10, "2025-06-10 10:00"],
      ] as const) {
        reader.take(add("paid", OTHER, dossier, time));
      }
      while (!result.done) result = reading.next();
      expect(result.value).toEqual([]);
    }
  });
});
