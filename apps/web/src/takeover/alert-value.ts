import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Board } from "@ioc/protocol/board.ts";
import type { Measure, Rate } from "@ioc/protocol/names.ts";

type Metric = Alert["metric"];
type Numbers = Pick<Board, "measures" | "rates">;

export function isRate(metric: Metric, { rates }: Pick<Board, "rates">): metric is Rate {
  return metric in rates;
}

/** What a metric says of a board or of a part of it; undefined where there is nothing to divide by. */
export function metricOf(metric: Metric, numbers: Numbers): number | undefined {
  if (isRate(metric, numbers)) return numbers.rates[metric].value ?? undefined;
  return numbers.measures[metric as Measure];
}

/** How many dossiers make up the metric, by which the parts of a board are put in order. */
export function weightOf(metric: Metric, numbers: Numbers): number {
  if (!isRate(metric, numbers)) return numbers.measures[metric as Measure];
  return numbers.rates[metric].numerator;
}
