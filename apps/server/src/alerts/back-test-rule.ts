import { type BackTestOutcome, backTest } from "@ioc/domain/alert/back-test.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant, parseInstant } from "@ioc/domain/time/instant.ts";
import { endOfDay, startOfDay, type Zone } from "@ioc/domain/time/zone.ts";
import type { Backtest } from "@ioc/protocol/alert-rules.ts";
import type { LiveState } from "../boards/live-state.ts";
import { type RuleDoc, termsOf } from "./alert-rule.ts";

export const BACKTEST_EVERY_MINUTES = 15;
const EVERY_MS = BACKTEST_EVERY_MINUTES * 60_000;

/** Instants, ms, both included. */
export interface BacktestSpan {
  readonly from: number;
  readonly to: number;
}

/** Days from their first to their last instant. */
export function spanOf(from: string, to: string, zone: Zone): BacktestSpan {
  const [first, last] = [parseDay(from), parseDay(to)];
  return {
    from: first === undefined ? (parseInstant(from) ?? 0) : startOfDay(zone, first),
    to: last === undefined ? (parseInstant(to) ?? 0) : endOfDay(zone, last),
  };
}

/** ALR-19: what a rule would have done in a span, up to now. */
export function backTestRule(
  state: LiveState,
  rule: { readonly unit: number; readonly doc: RuleDoc },
  span: BacktestSpan,
  now: number,
): Backtest {
  const { reference, cube } = state;
  const { doc } = rule;
  const first = Math.ceil(span.from / EVERY_MS) * EVERY_MS;
  const count = Math.max(0, Math.floor((Math.min(span.to, now) - first) / EVERY_MS) + 1);
  const tested = {
    scope: { unit: rule.unit, each: doc.scope.each },
    metric: doc.metric,
    period: doc.period,
    terms: termsOf(doc, reference),
  };
  const { tree, zone } = reference;
  const { episodes, notifications, units }: BackTestOutcome = backTest({ cube, tree, zone }, tested, {
    first,
    everyMs: EVERY_MS,
    count,
  });
  return {
    episodes: episodes.map(({ unit, severity, from, to }) => {
      const until = to === null ? null : formatInstant(to);
      return { ...named(unit), severity, from: formatInstant(from), to: until };
    }),
    notifications,
    everyMinutes: BACKTEST_EVERY_MINUTES,
    units: units.map(({ unit, value }) => ({ ...named(unit), value })),
    asOf: formatInstant(Math.min(span.to, now)),
  };

  function named(unit: number): { readonly unit: string; readonly unitName: string } {
    const body = reference.unitsById.get(unit)?.body;
    return { unit: body?.code ?? "", unitName: body?.name ?? "" };
  }
}
