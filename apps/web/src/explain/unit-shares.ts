import type { Board, FeedState } from "@ioc/protocol/board.ts";
import type { NumberName } from "../page/drill-store.ts";
import { numberOf } from "./explained-number.ts";

/** What one direct child, or the unit by itself, gives to a number. */
export interface UnitShare {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  readonly state: FeedState["state"];
  readonly value: number | null;
  /** The board's own unit, without what is below it. */
  readonly own: boolean;
}

/** The units that make up a board's number, the largest first; those that give nothing are left off unless they are silent. */
export function unitShares({ unit, children }: Board, name: NumberName): readonly UnitShare[] {
  const shares = Object.entries(children).map(([code, child]) => ({
    code,
    name: child.name,
    nameEn: child.nameEn,
    state: child.feed.state,
    value: numberOf(child, name),
    own: code === unit.code,
  }));
  const giving = shares.filter(({ value, state }) => (value ?? 0) !== 0 || state === "stale" || state === "never");
  return giving.sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || (a.code < b.code ? -1 : 1));
}
