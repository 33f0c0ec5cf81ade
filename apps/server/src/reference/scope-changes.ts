import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { Reference } from "./reference.ts";

/**
 * The feeds for which two states of the organisation disagree, on any day up to `today`, about what lies in their
 * subtree: only what they sent can count otherwise than before.
 */
export function feedsWithChangedScope(before: Reference, after: Reference, today: Day): number[] {
  const days = [...new Set([...before.tree.turns, ...after.tree.turns, today].flatMap((day) => [day - 1, day]))].filter(
    (day) => day <= today,
  );
  const units = [...before.tree.units.keys()];
  const tops = new Set(before.rows.feeds.map((feed) => feed.unit));
  const changedUnits = new Set<number>();
  const compared = new Map<DayTree, Set<DayTree>>();
  for (const day of days) {
    const was = before.tree.on(day);
    const is = after.tree.on(day);
    // Most days look like the one before.
    const others = compared.get(was) ?? new Set();
    if (others.has(is)) continue;
    compared.set(was, others.add(is));
    const moved = units.filter((unit) => !standsAlike(was, is, unit));
    for (const top of tops) {
      if (changedUnits.has(top)) continue;
      // A unit that stands where it stood is in the subtree of what is where it was, or it is not, in both alike.
      const asked = was.nodeOf(top) === is.nodeOf(top) ? moved : units;
      if (asked.some((unit) => was.contains(top, unit) !== is.contains(top, unit))) changedUnits.add(top);
    }
  }
  return before.rows.feeds.filter((feed) => changedUnits.has(feed.unit)).map((feed) => feed.id);
}

/** Whether a unit has the same nodes above it in two trees. */
function standsAlike(was: DayTree, is: DayTree, unit: number): boolean {
  let [above, other] = [was.nodeOf(unit) ?? null, is.nodeOf(unit) ?? null];
  while (above !== null && above === other) [above, other] = [was.parentOf(above), is.parentOf(above)];
  return above === other;
}
