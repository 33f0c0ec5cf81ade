import { type DossierStep, StepCube } from "@ioc/domain/cube/step-cube.ts";
import { stepsOf } from "@ioc/domain/cube/step-segment.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeSegment, encodeSegment } from "./segment-codec.ts";
import { stepArbitrary } from "./step.arbitrary.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("the platform does not know the zone");
const vietnam = zone;
const DAY = 20_000;

function segmentOf(steps: readonly DossierStep[]) {
  const cube = new StepCube(vietnam);
  for (const step of steps) cube.add(step);
  return cube.segmentOf(DAY);
}

test("CUBE-3: a day's steps come back from their bytes as they were", () => {
  const ofOneDay = fc.array(
    stepArbitrary.map((step) => ({ ...step, day: DAY })),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(ofOneDay, fc.nat(9), (steps, shift) => {
      const segment = segmentOf(steps);
      if (segment === undefined) return;
      const bytes = encodeSegment(segment);
      const block = new Uint8Array(bytes.length + 20);
      block.set(bytes, shift);
      const decoded = decodeSegment(block.subarray(shift, shift + bytes.length));
      expect([...stepsOf(DAY, decoded)]).toEqual([...stepsOf(DAY, segment)]);
      const again = new StepCube(vietnam);
      again.load(DAY, decoded);
      const sorted = (all: readonly DossierStep[]) => all.map((step) => Object.values(step).join(" ")).sort();
      const reread = again.segmentOf(DAY);
      expect(sorted(reread === undefined ? [] : [...stepsOf(DAY, reread)])).toEqual(sorted([...stepsOf(DAY, segment)]));
    }),
    { seed: 2026, numRuns: 300 },
  );
});

test("a segment takes about ten bytes a step, whatever its units and procedures", () => {
  const steps = Array.from({ length: 5000 }, (_, i) => ({
    measure: i % 2,
    unit: 1 + ((i * 7) % 4000),
    procedure: 16 + ((i * 11) % 60),
    dossier: 900_000 + i * 13,
    day: DAY,
    at: 1_700_000_000_000 + ((i * 7919) % 30_000_000),
    due: 0,
    delta: 1,
  }));
  const segment = segmentOf(steps);
  if (segment === undefined) throw new Error("nothing is left of the steps");
  // Up to four more for the pairs of unit and procedure, of which here nearly every step has one of its own.
  expect(encodeSegment(segment).length / steps.length).toBeLessThan(15);
});

test("what is cut short, or of no known format, is refused", () => {
  const step = { measure: 1, unit: 2, procedure: 3, dossier: 4, day: DAY, at: 6, due: 7, delta: 1 };
  const segment = segmentOf([step, { ...step, unit: 900, at: 300, dossier: 70_000 }]);
  if (segment === undefined) throw new Error("nothing is left of the steps");
  const bytes = encodeSegment(segment);
  // Between two measures its end could be the end.
  const headLength = encodeSegment({ ...segment, parts: [] }).length;
  for (let length = 0; length < bytes.length; length += 1) {
    if (length === headLength) continue;
    expect(() => decodeSegment(bytes.subarray(0, length)), String(length)).toThrow("cut short");
  }
  expect(() => decodeSegment(Uint8Array.of(9, 0))).toThrow("unknown format");
});
