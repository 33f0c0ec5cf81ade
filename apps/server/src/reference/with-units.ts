import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { Reference } from "./reference.ts";

/** The reference data as they would be with other units; those that are new get numbers that nothing was booked on. */
export function withUnits(reference: Reference, bodies: readonly UnitBody[]): Reference {
  const units = new Map(reference.unitsById);
  let free = Math.max(0, ...units.keys()) + 1;
  for (const body of bodies) {
    const id = reference.unit(body.code)?.id ?? free++;
    units.set(id, { id, body });
  }
  return new Reference({ ...reference.rows, units: [...units.values()] }, reference.zone, reference);
}
