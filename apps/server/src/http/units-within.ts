import type { FaultyMember } from "@ioc/protocol/error.ts";
import { reachOf } from "../access/reach.ts";
import { invalid } from "./http-error.ts";
import type { ScreenRouteParts } from "./screen-route-parts.ts";

/** A unit that a body names, and where. */
export interface NamedUnit {
  readonly path: string;
  readonly code: string;
}

/**
 * Ids of units that have to lie in the subtree of a screen's unit; those outside are refused as those that are nowhere.
 *
 * @throws HttpError 422 with each that does not
 */
export async function unitsWithin(
  screenUnit: number,
  named: readonly NamedUnit[],
  { state, clock, level }: Pick<ScreenRouteParts, "state" | "clock" | "level">,
): Promise<(code: string) => number> {
  const idOf = (code: string): number | undefined => {
    const unit = state.reference.unit(code)?.id;
    return unit !== undefined && reachOf(state.reference, clock.now()).covers(screenUnit, unit) ? unit : undefined;
  };
  // Another node may have made it a moment ago.
  if (named.some(({ code }) => idOf(code) === undefined)) await level();
  const ids = new Map(named.map(({ code }) => [code, idOf(code)]));
  const faults = named.flatMap(({ path, code }): FaultyMember[] =>
    ids.get(code) === undefined
      ? [{ path, code: "invalid", message: "there is no such unit in the screen's subtree" }]
      : [],
  );
  if (faults.length > 0) throw invalid(faults);
  return (code) => {
    const id = ids.get(code);
    if (id === undefined) throw new Error(`unit ${code} was not named`);
    return id;
  };
}
