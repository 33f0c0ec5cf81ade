import { RATES } from "@ioc/domain/measure/measures.ts";
import type { FieldNumbers } from "@ioc/protocol/board.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { NumberName } from "../page/drill-store.ts";

/** A line of a sum. `across`: dossiers that came or went over the unit's border. */
export interface SumLine {
  readonly sign: "" | "+" | "−" | "=" | "÷";
  readonly what: Measure | "across" | "withinRest" | "rate";
  /** Null: there is nothing to divide by. */
  readonly value: number | null;
  /** The number that is explained. */
  readonly isResult?: boolean;
}

/** How a number comes about from others of the same board, line by line; empty for one that is counted by itself. */
export function numberSum({ measures, rates }: FieldNumbers, name: NumberName): readonly SumLine[] {
  if ("rate" in name) {
    const { numerator, denominator } = RATES[name.rate];
    return [
      ...numerator.map((what, index) => ({ sign: index === 0 ? "" : "+", what, value: measures[what] }) as const),
      { sign: "÷", what: denominator, value: measures[denominator] },
      { sign: "=", what: "rate", value: rates[name.rate].value ?? null, isResult: true },
    ];
  }
  const line = (sign: SumLine["sign"], what: Measure, isResult = false): SumLine => ({
    sign,
    what,
    value: measures[what],
    ...(isResult ? { isResult } : {}),
  });
  const plus = (first: Measure, ...others: Measure[]): SumLine[] => [
    line("", first),
    ...others.map((what) => line("+", what)),
    line("=", name.measure, true),
  ];
  const { carriedOver, received, resolved, withdrawn, inProgress, inProgressWithin, suspended, atRisk } = measures;
  const across = inProgress - (carriedOver + received - resolved - withdrawn);
  const open: SumLine[] = [
    line("", "carriedOver"),
    line("+", "received"),
    line("−", "resolved"),
    line("−", "withdrawn"),
    ...(across === 0 ? [] : [{ sign: across > 0 ? "+" : "−", what: "across", value: Math.abs(across) } as const]),
  ];
  switch (name.measure) {
    case "received":
      return plus("receivedCounter", "receivedOnlineFull", "receivedOnlinePartial", "receivedPostal");
    case "resolved":
      return plus("resolvedAhead", "resolvedOnTime", "resolvedLate");
    case "inProgress":
      return [...open, line("=", "inProgress", true)];
    case "inProgressWithin":
      return [line("", "inProgress"), line("−", "overdue"), line("=", "inProgressWithin", true)];
    case "overdue":
      return [
        ...open,
        line("=", "inProgress"),
        line("−", "suspended"),
        line("−", "atRisk"),
        { sign: "−", what: "withinRest", value: inProgressWithin - suspended - atRisk },
        line("=", "overdue", true),
      ];
    default:
      return [];
  }
}
