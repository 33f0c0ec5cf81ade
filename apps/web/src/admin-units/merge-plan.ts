import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { lifeOf, subtreeCodes, type UnitTree } from "./unit-tree.ts";

/** Several units become one from a day on; the one is either there or made for it. */
export interface MergeOrder {
  /** Codes of the units that come together; the one that goes on may be among them. */
  readonly units: readonly string[];
  /** The code of a unit that is there, or a new unit. */
  readonly into: string | UnitBody;
  /** First day of the new order, YYYY-MM-DD. */
  readonly from: string;
}

export interface MergeFault {
  readonly fault: "noDay" | "tooFew" | "unknown" | "ended" | "notYet" | "codeTaken" | "succeededAlready";
  /** The unit that it is about. */
  readonly unit?: string | undefined;
}

/** The day before, which is the last one of what ends. */
export function dayBefore(date: string): string | undefined {
  const day = parseDay(date);
  return day === undefined ? undefined : formatDay(day - 1);
}

/** Why the order cannot be carried out; empty if it can. */
export function mergeFaults(tree: UnitTree, order: MergeOrder): MergeFault[] {
  const faults: MergeFault[] = [];
  if (dayBefore(order.from) === undefined) faults.push({ fault: "noDay" });
  const ending = endingUnits(order);
  if (ending.length === 0 || (ending.length === 1 && typeof order.into !== "string")) faults.push({ fault: "tooFew" });
  for (const code of ending) {
    const unit = tree.byCode.get(code);
    if (unit === undefined) faults.push({ fault: "unknown", unit: code });
    else if (unit.successor != null) faults.push({ fault: "succeededAlready", unit: code });
    else if (lifeOf(unit, order.from) === "ended") faults.push({ fault: "ended", unit: code });
    else if (unit.validFrom != null && unit.validFrom >= order.from) faults.push({ fault: "notYet", unit: code });
  }
  const { into } = order;
  if (typeof into !== "string") {
    if (tree.byCode.has(into.code)) faults.push({ fault: "codeTaken", unit: into.code });
    return faults;
  }
  const found = tree.byCode.get(into);
  if (found === undefined) faults.push({ fault: "unknown", unit: into });
  else if (lifeOf(found, order.from) !== "current") {
    faults.push({ fault: lifeOf(found, order.from) === "ended" ? "ended" : "notYet", unit: into });
  }
  return faults;
}

/**
 * What a `PUT` of units carries for the order: each old unit ends the day before and names the one that goes on. What is
 * written below the old ones needs no line: their successor stands for them as a parent too.
 */
export function mergeBodies(tree: UnitTree, order: MergeOrder): UnitBody[] {
  const validTo = dayBefore(order.from);
  const successor = typeof order.into === "string" ? order.into : order.into.code;
  const ended = endingUnits(order).flatMap((code) => {
    const unit = tree.byCode.get(code);
    return unit === undefined ? [] : [{ ...unit, validTo, successor }];
  });
  return typeof order.into === "string" ? ended : [{ ...order.into, validFrom: order.from }, ...ended];
}

/** The unit that ends alone, with or without one that takes over. */
export function endBody(unit: UnitBody, lastDay: string, successor: string | undefined): UnitBody {
  return { ...unit, validTo: lastDay, successor };
}

/** Where a new unit most likely belongs: under the parent that all of them share. */
export function sharedParent(tree: UnitTree, codes: readonly string[]): string | undefined {
  const parents = new Set(codes.map((code) => tree.byCode.get(code)?.parent ?? undefined));
  return parents.size === 1 ? [...parents][0] : undefined;
}

/** Those that may take over a unit: neither itself nor what has it in its own line of successors. */
export function possibleSuccessors(tree: UnitTree, code: string): UnitBody[] {
  return [...tree.byCode.values()].filter((unit) => !leadsTo(tree, unit, code));
}

/** Those under which a unit may stand: not itself, and nothing below it. */
export function possibleParents(tree: UnitTree, code: string | undefined): UnitBody[] {
  const below = code === undefined ? new Set<string>() : subtreeCodes(tree, code);
  return [...tree.byCode.values()].filter((unit) => !below.has(unit.code));
}

function endingUnits({ units, into }: MergeOrder): string[] {
  return [...new Set(units)].filter((code) => code !== into);
}

function leadsTo(tree: UnitTree, unit: UnitBody, code: string): boolean {
  let current: UnitBody | undefined = unit;
  for (let steps = 0; current !== undefined && steps <= tree.byCode.size; steps += 1) {
    if (current.code === code) return true;
    current = current.successor == null ? undefined : tree.byCode.get(current.successor);
  }
  return false;
}
