import { type UnitBody, unitsBodySchema } from "@ioc/protocol/provisioning.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import { checkUnits, relationsOf } from "../reference/check-units.ts";
import { invalid } from "./http-error.ts";

/**
 * A foreign table of units. If its form is wrong anywhere, what is wrong with the tree is listed along with it.
 *
 * @param present the units that are there for whoever asks
 */
export function checkedUnits(table: unknown, present: Iterable<UnitBody>): UnitBody[] {
  const checked = checkWire(unitsBodySchema, table);
  if (!checked.ok) throw invalid([...checked.errors, ...checkUnits(relationsOf(table), present)]);
  return checked.value;
}
