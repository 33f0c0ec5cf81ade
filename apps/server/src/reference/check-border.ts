import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { Reference } from "./reference.ts";

const CROSSED: FaultyMember = {
  path: "",
  code: "invalid",
  message: "would move units across the border of the subtree on some day",
};

/**
 * Whether what changes within subtrees stays there: on no day, past or to come, may anything outside stand elsewhere than
 * before, or anything inside leave. Parents and successors that are harmless each can do it together.
 *
 * @param tops of the subtrees
 * @param covers which units lie in them today
 */
export function checkBorder(
  before: Reference,
  after: Reference,
  tops: ReadonlySet<number>,
  covers: (unit: number) => boolean,
): FaultyMember[] {
  // Every state of the organisation lies behind one of its turns, and one before all of them.
  const turns = [...before.tree.turns, ...after.tree.turns];
  const first = Math.min(...turns, dayOf(before.zone, 0)) - 1;
  const holds = [...new Set([first, ...turns])].every((day) => {
    const was = before.tree.on(day);
    const is = after.tree.on(day);
    const isWithin = (tree: DayTree, unit: number): boolean => [...tops].some((top) => tree.contains(top, unit));
    return after.rows.units.every(({ id, body }) => {
      const node = was.nodeOf(id);
      if (node === undefined) {
        const parent = body.parent == null ? undefined : after.unit(body.parent)?.id;
        return isWithin(is, id) || (parent !== undefined && !isWithin(is, parent));
      }
      if (isWithin(was, id)) return isWithin(is, id);
      // What stood outside stands where it stood.
      return covers(id) || (is.nodeOf(id) === node && is.parentOf(node) === was.parentOf(node));
    });
  });
  return holds ? [] : [CROSSED];
}
