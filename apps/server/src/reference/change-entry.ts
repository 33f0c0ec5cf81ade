import { dayOf } from "@ioc/domain/time/zone.ts";
import type { AuditAction } from "@ioc/protocol/audit.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Caller } from "../access/caller.ts";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import type { Difference } from "./differences.ts";
import type { Reference } from "./reference.ts";

/** So much of a change stands in the audit trail, characters of JSON on each side; of more only what it was done to. */
const MOST_CHARACTERS = 16_384;
const MOST_CODES = 500;

/** What the audit trail says of a change: before and after of what it changed. @param unit whom it belongs to; null: the top */
export function changeEntry(
  { who, address }: Caller,
  action: AuditAction,
  changes: readonly Difference<object>[],
  unit: number | null = null,
): AuditEntry {
  const changed = changes.filter(({ kind }) => kind !== "same");
  const [only] = changed;
  const object = changed.length === 1 && only !== undefined ? only.code : String(changed.length);
  return { actor: actorOf(who), action, object, unit, address, ...sidesOf(changed) };
}

function sidesOf(changed: readonly Difference<object>[]): { before: unknown; after: unknown } {
  if (changed.length === 1 && changed[0] !== undefined) {
    const { before, after } = changed[0];
    if (isShort(before) && isShort(after)) return { before, after };
  }
  const side = (member: "before" | "after"): Record<string, object> =>
    Object.fromEntries(changed.flatMap((change) => (change[member] === null ? [] : [[change.code, change[member]]])));
  const [before, after] = [side("before"), side("after")];
  if (isShort(before) && isShort(after)) return { before, after };
  const codesOf = (kind: Difference<object>["kind"]): { count: number; codes: string[] } => {
    const codes = changed.filter((change) => change.kind === kind).map(({ code }) => code);
    return { count: codes.length, codes: codes.slice(0, MOST_CODES) };
  };
  return { before: null, after: { new: codesOf("new"), changed: codesOf("changed") } };
}

function isShort(value: unknown): boolean {
  return JSON.stringify(value).length <= MOST_CHARACTERS;
}

/**
 * The units that a change of units speaks of: those that were changed and, where it led elsewhere, what it led to before
 * and after. Whoever reads the entry reads their codes.
 */
export function namedByUnits(changes: readonly Difference<UnitBody>[]): (string | null)[] {
  return changes.flatMap(({ kind, code, before, after }) => {
    if (kind === "same") return [];
    const led = (["parent", "successor"] as const).flatMap((member) => {
      const [from, to] = [before?.[member] ?? null, after[member] ?? null];
      if (from === to || (before === null && member === "parent")) return [];
      return member === "parent" ? [from, to] : [from, to].filter((place) => place !== null);
    });
    return [code, ...led];
  });
}

/** The lowest unit in whose subtree all of some units lie; null: there is none. */
export function unitAbove(codes: readonly (string | null)[], reference: Reference, now: number): number | null {
  // Something stood, or stands, above all units.
  if (codes.includes(null)) return null;
  const tree = reference.tree.on(dayOf(reference.zone, now));
  const units = codes.flatMap((code) => (code === null ? [] : (reference.unit(code)?.id ?? [])));
  const [first] = units;
  let above = first === undefined ? null : (tree.nodeOf(first) ?? null);
  while (above !== null) {
    const top = above;
    if (units.every((unit) => tree.contains(top, unit))) return top;
    above = tree.parentOf(top);
  }
  return null;
}
