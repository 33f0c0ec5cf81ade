import { hasEndedBy } from "@ioc/domain/org/unit.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Reference } from "../reference/reference.ts";
import type { Reach } from "./decide.ts";

/** The organisation of the civil day of an instant, as decisions see it. */
export function reachOf({ tree, zone }: Reference, now: number): Reach {
  const day = dayOf(zone, now);
  const today = tree.on(day);
  return {
    covers: (grant, unit) => today.contains(grant, unit),
    coversAll: (grant) => today.roots().every((root) => today.contains(grant, root)),
    isOver(grant) {
      const unit = tree.units.get(grant);
      return unit === undefined || hasEndedBy(unit, day);
    },
  };
}
