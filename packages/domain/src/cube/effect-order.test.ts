import fc from "fast-check";
import { expect, test } from "vitest";
import { EffectOrder } from "./effect-order.ts";

/** Many that fall together, such as lie close, such as lie too far apart for the quick way, and fractions. */
const instants = fc.oneof(
  fc.array(fc.nat(3), { minLength: 1, maxLength: 200 }),
  fc.array(fc.integer({ min: 1_700_000_000_000, max: 1_700_086_400_000 }), { minLength: 1 }),
  fc.array(fc.maxSafeInteger(), { minLength: 1 }),
  fc.array(fc.double({ noNaN: true, min: -10, max: 10 }), { minLength: 1 }),
);

const order = new EffectOrder();

test("CUBE: steps are ordered by instant, then dossier", () => {
  fc.assert(
    fc.property(instants, fc.infiniteStream(fc.nat(4)), (at, dossiers) => {
      const ats = Float64Array.from(at);
      const dossier = Float64Array.from(at, () => dossiers.next().value ?? 0);
      const steps = Uint32Array.from(at, (_, i) => i);
      for (const step of steps) order.push(step);
      const ordered = [...order.take(ats, dossier)];
      const key = (i: number): readonly number[] => [ats[i] ?? 0, dossier[i] ?? 0];
      const expected = [...steps].sort(
        (a, b) => (key(a)[0] ?? 0) - (key(b)[0] ?? 0) || (key(a)[1] ?? 0) - (key(b)[1] ?? 0),
      );
      expect(ordered.map(key)).toEqual(expected.map(key));
      expect(ordered.toSorted((a, b) => a - b)).toEqual([...steps]);
    }),
    { seed: 2026, numRuns: 500 },
  );
});
