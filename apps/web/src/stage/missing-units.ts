import type { Freshness } from "@ioc/protocol/board.ts";

export interface MissingUnits {
  readonly units: number;
  /** Why they are missing. */
  readonly why: "lost" | "never" | "lostOrNever";
}

/** The units whose present numbers are not in the totals, those that never sent among them; undefined: none. */
export function missingUnits({ stale, never }: Pick<Freshness, "stale" | "never">): MissingUnits | undefined {
  if (stale + never === 0) return undefined;
  return { units: stale + never, why: never === 0 ? "lost" : stale === 0 ? "never" : "lostOrNever" };
}
