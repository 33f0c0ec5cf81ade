import type { Board, FieldNumbers, RateValue } from "@ioc/protocol/board.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";
import type { DrillTarget, NumberName } from "../page/drill-store.ts";
import { tilesOf } from "./tiles-of.ts";
import type { Heard } from "./trust.tsx";

/** A child or a field that has no place of its own on the wall; numerator and denominator of a rate, of a measure itself over nothing. */
export interface RestPart {
  readonly key: string;
  readonly kind: "unit" | "field";
  readonly numerator: number;
  readonly denominator: number | undefined;
}

/**
 * What a number of the rest is made of: children of the board if some of them are left out, else its fields. Of children by
 * fields the hotspots alone tell what is overdue, and what is open.
 */
export function restParts(
  board: Board,
  hotspots: Hotspots | undefined,
  { name, field, own, except, exceptField }: DrillTarget,
): readonly RestPart[] | undefined {
  const isIn =
    (left: readonly string[] | undefined) =>
    ([key]: readonly [string, unknown]) =>
      !left?.includes(key);
  const isCell = (except !== undefined && (exceptField !== undefined || field !== undefined)) || own === true;
  if (!isCell) {
    const kind = except === undefined ? "field" : "unit";
    const all: [string, FieldNumbers][] = Object.entries(except === undefined ? board.fields : board.children);
    return all.filter(isIn(except ?? exceptField)).map(([key, numbers]) => ({ key, kind, ...partOf(numbers, name) }));
  }
  if (hotspots === undefined) return undefined;
  const cellOf = "measure" in name && name.measure === "overdue" ? "overdue" : "open";
  const children = Object.entries(hotspots.children).filter(([code]) =>
    own === true ? code === board.unit.code : !except?.includes(code),
  );
  const cells = children.flatMap(([code, { fields }]) =>
    Object.entries(fields)
      .filter(([of]) => (field === undefined || of === field) && !exceptField?.includes(of))
      .map(([of, cell]) => ({ code, of, count: cell[cellOf] })),
  );
  const kind = own === true ? "field" : "unit";
  const sums = new Map<string, number>();
  for (const { code, of, count } of cells) {
    const key = kind === "unit" ? code : of;
    sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return [...sums].map(([key, numerator]) => ({ key, kind, numerator, denominator: undefined }));
}

/** All of them together; `value` null: there is nothing to divide by. */
export function restSum(parts: readonly RestPart[]): RateValue {
  const numerator = parts.reduce((sum, part) => sum + part.numerator, 0);
  if (parts.every(({ denominator }) => denominator === undefined))
    return { numerator, denominator: 0, value: numerator };
  const denominator = parts.reduce((sum, part) => sum + (part.denominator ?? 0), 0);
  return { numerator, denominator, value: denominator === 0 ? null : numerator / denominator };
}

/** The single units in the parts, and how many of them are silent: of the others nothing is in the sum. */
export function heardOf(overview: Pick<Overview, "unit" | "tiles">, parts: readonly RestPart[]): Heard {
  const keys = new Set(parts.map(({ key }) => key));
  const units = tilesOf(overview).filter(
    ({ code, tile }) => keys.has(code) || (tile.group !== overview.unit.code && keys.has(tile.group)),
  );
  const silent = (state: OverviewTile["state"]): number => units.filter(({ tile }) => tile.state === state).length;
  return { units: units.length, stale: silent("stale"), never: silent("never") };
}

function partOf({ measures, rates }: FieldNumbers, name: NumberName): Pick<RestPart, "numerator" | "denominator"> {
  if ("measure" in name) return { numerator: measures[name.measure], denominator: undefined };
  const { numerator, denominator } = rates[name.rate];
  return { numerator, denominator };
}
