import type { Backtest } from "@ioc/protocol/alert-rules.ts";

type Episode = Backtest["episodes"][number];

/** What one alert would have been: from its firing to its end, whatever its severity meanwhile. */
export interface AlertRun {
  readonly unit: string;
  /** ms. */
  readonly from: number;
  /** Null: it would fire still. */
  readonly to: number | null;
  readonly stretches: readonly {
    readonly severity: Episode["severity"];
    readonly from: number;
    readonly to: number | null;
  }[];
}

/** Episodes that follow upon each other at one unit are one alert, which became graver or milder. */
export function alertRuns(episodes: readonly Episode[]): readonly AlertRun[] {
  const runs: AlertRun[] = [];
  for (const { unit, severity, from, to } of episodes) {
    const stretch = { severity, from: Date.parse(from), to: to === null ? null : Date.parse(to) };
    const last = runs.at(-1);
    if (last !== undefined && last.unit === unit && last.to === stretch.from) {
      runs[runs.length - 1] = { ...last, to: stretch.to, stretches: [...last.stretches, stretch] };
    } else runs.push({ unit, from: stretch.from, to: stretch.to, stretches: [stretch] });
  }
  return runs;
}

/** What a back-test comes down to. */
export interface BacktestFigures {
  readonly runs: number;
  /** Those that were over within an hour, of the time that the rule counts in. */
  readonly short: number;
  /** At how many units. */
  readonly units: number;
  /** How often one became critical. */
  readonly critical: number;
  /** Messages in seven days. */
  readonly perWeek: number;
}

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/**
 * @param elapsedMs between two instants, by the clock or in working time
 * @param spanMs how long the past was that was looked at
 */
export function backtestFigures(
  { episodes, notifications }: Pick<Backtest, "episodes" | "notifications">,
  elapsedMs: (from: number, to: number) => number,
  spanMs: number,
): BacktestFigures {
  const runs = alertRuns(episodes);
  return {
    runs: runs.length,
    short: runs.filter(({ from, to }) => to !== null && elapsedMs(from, to) <= HOUR_MS).length,
    units: new Set(runs.map(({ unit }) => unit)).size,
    critical: episodes.filter(({ severity }) => severity === "critical").length,
    perWeek: spanMs <= 0 ? 0 : (notifications * WEEK_MS) / spanMs,
  };
}
