import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { stepArbitrary } from "./step.arbitrary.ts";
import { decodeSteps, encodeSteps } from "./step-codec.ts";

function decoded(bytes: Uint8Array): DossierStep[] {
  const steps: DossierStep[] = [];
  decodeSteps(bytes, (step) => steps.push(step));
  return steps;
}

test("CUBE-3: steps come back from their bytes as they were, in their order", () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary), fc.nat(9), (steps, shift) => {
      const bytes = encodeSteps(steps);
      // As drivers hand bytes over: somewhere within a larger block.
      const block = new Uint8Array(bytes.length + 20);
      block.set(bytes, shift);
      expect(decoded(block.subarray(shift, shift + bytes.length))).toEqual(steps);
    }),
    { seed: 2026, numRuns: 500 },
  );
});

test("rows of the first format can still be read", () => {
  const view = new DataView(new ArrayBuffer(1 + 2 * 37));
  view.setUint8(0, 1);
  const steps = [
    { measure: 9, unit: 3, procedure: 17, dossier: 4_000_000_000, day: -5, at: 1.7e12, due: 1.6e12, delta: -1 },
    { measure: 0, unit: 1, procedure: 0, dossier: 1, day: 20_000, at: 0, due: 0, delta: 1 },
  ];
  steps.forEach((step, i) => {
    const at = 1 + i * 37;
    view.setUint8(at, step.measure);
    view.setUint32(at + 1, step.unit, true);
    view.setUint32(at + 5, step.procedure, true);
    view.setUint32(at + 9, step.dossier, true);
    view.setInt32(at + 13, step.day, true);
    view.setFloat64(at + 17, step.at, true);
    view.setFloat64(at + 25, step.due, true);
    view.setInt32(at + 33, step.delta, true);
  });
  expect(decoded(new Uint8Array(view.buffer))).toEqual(steps);
});

test("what is cut short, or of no known format, is refused", () => {
  const step = { measure: 1, unit: 2, procedure: 3, dossier: 4, day: 5, at: 6, due: 7, delta: 1 };
  const bytes = encodeSteps([step, { ...step, at: 900, dossier: 70_000 }]);
  for (let length = 0; length < bytes.length; length += 1) {
    expect(() => decoded(bytes.subarray(0, length))).toThrow("cut short");
  }
  expect(() => decoded(Uint8Array.of(9, 0))).toThrow("unknown format");
});
