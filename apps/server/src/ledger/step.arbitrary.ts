import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { BASE_COUNT } from "@ioc/domain/measure/measures.ts";
import fc from "fast-check";

const NOW = Date.UTC(2026, 3, 20);
const instant = fc.oneof(
  fc.integer({ min: NOW - 86_400_000, max: NOW + 86_400_000 }),
  fc.integer({ min: NOW - 4_000_000_000, max: NOW + 4_000_000_000 }),
  fc.maxSafeInteger().map((value) => Math.floor(value / 8)),
  // Never made, and held without loss all the same.
  fc.constantFrom(NOW + 0.5, -0.25),
);

/** Steps as they are made, with numbers from the ends of what may occur among them. */
export const stepArbitrary: fc.Arbitrary<DossierStep> = fc.record({
  measure: fc.nat(BASE_COUNT - 1),
  unit: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.nat(2_147_483_647)),
  procedure: fc.oneof(fc.integer({ min: 0, max: 80 }), fc.nat(2_147_483_647)),
  dossier: fc.oneof(fc.nat(1000), fc.nat(2_147_483_647)),
  day: fc.oneof(fc.integer({ min: 20_000, max: 20_100 }), fc.integer({ min: -300_000, max: 300_000 })),
  at: instant,
  due: fc.oneof(fc.constant(0), instant),
  delta: fc.oneof(fc.constantFrom(1, -1), fc.integer({ min: -2_147_483_648, max: 2_147_483_647 })),
});
