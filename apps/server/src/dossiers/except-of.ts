import type { CoveredPart } from "@ioc/domain/board/covered-cells.ts";
import type { Reference } from "../reference/reference.ts";

export interface AskedExcept {
  readonly except?: readonly string[] | undefined;
  readonly exceptOwn?: readonly string[] | undefined;
  readonly exceptField?: readonly string[] | undefined;
}

/** What a list or a history leaves out; a unit that does not exist leaves nothing out (LST-10). */
export function exceptOf(
  reference: Pick<Reference, "unit">,
  { except, exceptOwn, exceptField }: AskedExcept,
): Pick<CoveredPart, "exceptUnits" | "exceptOwners" | "exceptFields"> {
  const idsOf = (codes: readonly string[] | undefined) => codes?.flatMap((code) => reference.unit(code)?.id ?? []);
  return {
    exceptUnits: idsOf(except),
    exceptOwners: idsOf(exceptOwn),
    exceptFields: exceptField === undefined ? undefined : new Set(exceptField),
  };
}
