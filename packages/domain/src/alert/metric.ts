import type { Numbers } from "../board/group-sums.ts";
import {
  MAKEUP,
  MEASURE_INDEX,
  MEASURES,
  type Measure,
  type MeasureMakeup,
  RATES,
  type RateName,
} from "../measure/measures.ts";
import type { Reading } from "./judge-reading.ts";

/** What a rule may ask for: any measure or rate of a board. */
export type Metric = Measure | RateName;

export const METRICS: readonly Metric[] = [...MEASURES, ...(Object.keys(RATES) as RateName[])];

export function isRate(metric: Metric): metric is RateName {
  return metric in RATES;
}

/** A metric among the numbers of a board. */
export function readMetric({ measures, rates }: Numbers, metric: Metric): Omit<Reading, "isSilent"> {
  if (!isRate(metric)) return { value: measures[metric], sample: null };
  const { value, denominator } = rates[metric];
  return { value, sample: denominator };
}

/** What of a metric one kind of step adds to. */
export interface MetricPart {
  /** Position of the base measure. */
  readonly measure: number;
  readonly when: MeasureMakeup["when"];
  /** How often it counts above the line, and below it. */
  readonly numerator: number;
  readonly denominator: number;
}

/** The steps that a metric is made of; what is no rate is a numerator alone. */
export function partsOfMetric(metric: Metric): readonly MetricPart[] {
  if (!isRate(metric)) return partsOfMeasure(metric, 1, 0);
  const { numerator, denominator } = RATES[metric];
  const measures: readonly Measure[] = numerator;
  return [...measures.flatMap((measure) => partsOfMeasure(measure, 1, 0)), ...partsOfMeasure(denominator, 0, 1)];
}

function partsOfMeasure(measure: Measure, numerator: number, denominator: number): MetricPart[] {
  const { plus, minus = [], when } = MAKEUP[measure];
  const signed = [...plus.map((name) => ({ name, sign: 1 })), ...minus.map((name) => ({ name, sign: -1 }))];
  return signed.map(({ name, sign }) => ({
    measure: MEASURE_INDEX[name],
    when,
    numerator: sign * numerator,
    denominator: sign * denominator,
  }));
}
