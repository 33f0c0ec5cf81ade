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
  const changedUnits = new Set<number>();
  for (const top of new Set(before.rows.feeds.map((feed) => feed.unit))) {
    const differs = days.some((day) => {
      const was = before.tree.on(day);
      const is = after.tree.on(day);
      return units.some((unit) => was.contains(top, unit) !== is.contains(top, unit));
    });
    if (differs) changedUnits.add(top);
  }
  return before.rows.feeds.filter((feed) => changedUnits.has(feed.unit)).map((feed) => feed.id);
}
