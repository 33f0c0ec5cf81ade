import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Board } from "@ioc/protocol/board.ts";
import { fieldName } from "../language/field-name.ts";
import type { Language } from "../language/language.ts";
import { shortName } from "../language/short-name.ts";
import { isRate, metricOf, weightOf } from "./alert-value.ts";

const MOST = 4;

interface Part {
  readonly key: string;
  readonly name: string;
  /** Dossiers. */
  readonly count: number;
  readonly value: number | undefined;
}

/** Where a unit's number sits: the units right below it, or of one that has none, its fields. */
export interface AlertParts {
  readonly by: "unit" | "field";
  readonly parts: readonly Part[];
  /** Dossiers of the parts that are not named, and how many those are. */
  readonly rest: { readonly count: number; readonly places: number };
}

/**
 * The parts of the board that push the metric the way that the alert complains of: of what must not be above a
 * threshold those with the most, of a rate that must not be below it those that miss the most.
 */
export function alertParts({ metric, direction }: Alert, board: Board, language: Language): AlertParts {
  const children = Object.entries(board.children);
  const byUnit = children.some(([code]) => code !== board.unit.code);
  const named = byUnit
    ? children.map(([key, child]) => ({ key, name: shortName(language, child), numbers: child }))
    : Object.entries(board.fields).map(([key, field]) => ({ key, name: fieldName(language, key), numbers: field }));
  const parts = named
    .map(({ key, name, numbers }) => ({
      key,
      name,
      count: direction === "below" ? missing(metric, numbers) : weightOf(metric, numbers),
      value: metricOf(metric, numbers),
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  const others = parts.slice(MOST);
  return {
    by: byUnit ? "unit" : "field",
    parts: parts.slice(0, MOST),
    rest: { count: others.reduce((sum, { count }) => sum + count, 0), places: others.length },
  };
}

function missing(metric: Alert["metric"], numbers: Pick<Board, "measures" | "rates">): number {
  if (!isRate(metric, numbers)) return weightOf(metric, numbers);
  const { numerator, denominator } = numbers.rates[metric];
  return denominator - numerator;
}
