import type { Board, RateValue } from "@ioc/protocol/board.ts";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";
import { DIGITAL_RATES, type DigitalRate } from "./digital-rates.ts";

export interface UnitRow {
  /** Codes of the children in it: one, or those that have no row of their own. */
  readonly children: readonly string[];
  /** Of the rest: who has a row. */
  readonly except?: readonly string[] | undefined;
  readonly rates: Readonly<Record<DigitalRate, RateValue>>;
}

type Children = Board["children"];

/**
 * The children, the lowest in `focus` first, then those with too few dossiers to be judged by it. What does not fit
 * stands in one row of the rest, its rates those of all its dossiers together.
 */
export function unitRows(children: Children, focus: DigitalRate, room: number): readonly UnitRow[] {
  const codes = Object.entries(children)
    .map(([code, { rates }]) => ({ code, of: rates[focus] }))
    .sort(
      (a, b) => classOf(a.of) - classOf(b.of) || (a.of.value ?? 0) - (b.of.value ?? 0) || (a.code < b.code ? -1 : 1),
    )
    .map(({ code }) => code);
  const own = codes.length <= room ? codes : codes.slice(0, room - 1);
  const rest = codes.slice(own.length);
  return [...own.map((code) => [code]), ...(rest.length === 0 ? [] : [rest])].map((members) => ({
    children: members,
    except: members === rest ? own : undefined,
    rates: pooled(members.flatMap((code) => children[code]?.rates ?? [])),
  }));
}

/** 0: can be judged; 1: too few; 2: there is no rate. */
function classOf({ value, denominator }: RateValue): number {
  if (typeof value !== "number") return 2;
  return denominator < MIN_SAMPLE ? 1 : 0;
}

function pooled(of: readonly Readonly<Record<DigitalRate, RateValue>>[]): UnitRow["rates"] {
  return Object.fromEntries(
    DIGITAL_RATES.map((rate) => {
      const numerator = of.reduce((sum, rates) => sum + rates[rate].numerator, 0);
      const denominator = of.reduce((sum, rates) => sum + rates[rate].denominator, 0);
      return [rate, { numerator, denominator, value: denominator === 0 ? null : numerator / denominator }];
    }),
  ) as UnitRow["rates"];
}
