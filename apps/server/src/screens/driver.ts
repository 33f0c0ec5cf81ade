import type { Principal } from "../access/principal.ts";
import { actorKey } from "../audit/audit-entry.ts";

/** Who drives a screen. */
export interface Driver {
  /** Who it is, for good. */
  readonly driver: string;
  /** For all to see. */
  readonly name: string;
}

export function driverOf(who: Principal): Driver {
  return { driver: actorKey(who), name: "name" in who ? who.name : who.kind };
}
