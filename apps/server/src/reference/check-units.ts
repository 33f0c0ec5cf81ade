import type { FaultyMember } from "@ioc/protocol/error.ts";
import { codeSchema } from "@ioc/protocol/text.ts";
import { z } from "zod";

const relative = codeSchema.nullish().catch(null);
const relationsSchema = z.object({ code: codeSchema, parent: relative, successor: relative });
type UnitRelations = z.infer<typeof relationsSchema>;

/** Of a foreign table what can be held against the tree, so that a fault of form elsewhere hides none of it. */
export function relationsOf(table: unknown): (UnitRelations | undefined)[] {
  return Array.isArray(table) ? table.map((row: unknown) => relationsSchema.safeParse(row).data) : [];
}

/**
 * What is wrong with units beside those that are there: unknown relatives and cycles, every fault (PRV-2). Places count
 * the undefined ones too.
 */
export function checkUnits(
  bodies: readonly (UnitRelations | undefined)[],
  present: Iterable<UnitRelations>,
): FaultyMember[] {
  const merged = new Map<string, UnitRelations>();
  for (const unit of present) merged.set(unit.code, unit);
  for (const unit of bodies) if (unit !== undefined) merged.set(unit.code, unit);
  const faults: FaultyMember[] = [];
  for (const relation of ["parent", "successor"] as const) {
    const onCycle = cycleMembers(merged, relation);
    bodies.forEach((unit, index) => {
      const target = unit?.[relation];
      if (unit === undefined || target == null) return;
      const path = `${index}.${relation}`;
      if (!merged.has(target)) faults.push({ path, code: "invalid", message: `names an unknown unit: ${target}` });
      else if (onCycle.has(unit.code)) faults.push({ path, code: "invalid", message: "closes a cycle" });
    });
  }
  return faults;
}

function cycleMembers(units: ReadonlyMap<string, UnitRelations>, relation: "parent" | "successor"): Set<string> {
  const members = new Set<string>();
  const settled = new Set<string>();
  for (const start of units.keys()) {
    const path: string[] = [];
    let code: string | null | undefined = start;
    while (code != null && !settled.has(code)) {
      settled.add(code);
      path.push(code);
      code = units.get(code)?.[relation];
    }
    const from = code == null ? -1 : path.indexOf(code);
    if (from >= 0) for (const member of path.slice(from)) members.add(member);
  }
  return members;
}
