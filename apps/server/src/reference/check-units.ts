import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";

/** What is wrong with units beside those that are there: unknown relatives and cycles, every fault (PRV-2). */
export function checkUnits(bodies: readonly UnitBody[], present: Iterable<UnitBody>): FaultyMember[] {
  const merged = new Map<string, UnitBody>();
  for (const unit of present) merged.set(unit.code, unit);
  for (const unit of bodies) merged.set(unit.code, unit);
  const faults: FaultyMember[] = [];
  for (const relation of ["parent", "successor"] as const) {
    const onCycle = cycleMembers(merged, relation);
    bodies.forEach((unit, index) => {
      const target = unit[relation];
      if (target == null) return;
      const path = `${index}.${relation}`;
      if (!merged.has(target)) faults.push({ path, code: "invalid", message: `names an unknown unit: ${target}` });
      else if (onCycle.has(unit.code)) faults.push({ path, code: "invalid", message: "closes a cycle" });
    });
  }
  return faults;
}

function cycleMembers(units: ReadonlyMap<string, UnitBody>, relation: "parent" | "successor"): Set<string> {
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
