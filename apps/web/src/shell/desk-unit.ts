import type { PersonSession } from "@ioc/protocol/session.ts";
import { useSearchParams } from "react-router";
import { usePerson } from "./shell-context.ts";

/** Whoever works at a unit looks at it first, whatever else they administer. */
const NEAREST_FIRST = ["staff", "leader", "administrator"] as const;

/** The unit that somebody's desk begins with: their own; undefined: the topmost. */
function ownUnit({ grants }: PersonSession): string | undefined {
  const nearest = NEAREST_FIRST.map((role) => grants.find((grant) => grant.role === role)).find((grant) => grant);
  return nearest?.unit ?? undefined;
}

export interface DeskUnit {
  readonly unit: string | undefined;
  /** As the address says it, for addresses of other pages. */
  readonly chosen: string | undefined;
  choose(unit: string | undefined): void;
}

/** The unit that the desk is about: the one that the address names, else one's own. Undefined: the topmost. */
export function useDeskUnit(): DeskUnit {
  const person = usePerson();
  const [query, setQuery] = useSearchParams();
  const chosen = query.get("unit") ?? undefined;
  return {
    unit: chosen ?? ownUnit(person),
    chosen,
    choose: (unit) => {
      const next = new URLSearchParams(query);
      if (unit === undefined) next.delete("unit");
      else next.set("unit", unit);
      setQuery(next);
    },
  };
}

/** A path of the desk about a unit; undefined: one's own. */
export function withUnit(path: string, unit: string | undefined): string {
  return unit === undefined ? path : `${path}?${new URLSearchParams({ unit })}`;
}
