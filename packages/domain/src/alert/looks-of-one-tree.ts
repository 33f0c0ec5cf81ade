import type { UnitTree } from "../org/unit-tree.ts";
import { startOfDay, type Zone } from "../time/zone.ts";
import type { Looks } from "./metric-changes.ts";

/** Looks, cut where the organisation becomes another. */
export function* looksOfOneTree(
  { tree, zone }: { readonly tree: UnitTree; readonly zone: Zone },
  { first, everyMs, count }: Looks,
): Generator<Looks> {
  let from = 0;
  for (const turn of tree.turns) {
    const until = Math.min(count, Math.max(0, Math.ceil((startOfDay(zone, turn) - first) / everyMs)));
    if (until > from) yield { first: first + from * everyMs, everyMs, count: until - from };
    from = Math.max(from, until);
  }
  if (count > from) yield { first: first + from * everyMs, everyMs, count: count - from };
}
