import type { UnitHead } from "@ioc/protocol/board.ts";
import type { UnitRecord } from "../reference/reference.ts";

/** What documents say of a unit. */
export function headOf(unit: UnitRecord | undefined): UnitHead {
  if (unit === undefined) throw new Error("a unit of the tree is not in the reference data");
  const { code, name, nameEn, kind } = unit.body;
  return { code, name, nameEn: nameEn ?? null, kind };
}
