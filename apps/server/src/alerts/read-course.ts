import type { Metric } from "@ioc/domain/alert/metric.ts";
import { metricCourse } from "@ioc/domain/alert/metric-course.ts";
import type { RelativePeriod } from "@ioc/domain/board/relative-period.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, startOfDay } from "@ioc/domain/time/zone.ts";
import type { AlertCourse } from "@ioc/protocol/alert-course.ts";
import { headOf } from "../boards/head-of.ts";
import type { LiveState } from "../boards/live-state.ts";
import { BACKTEST_EVERY_MINUTES } from "./back-test-rule.ts";

const EVERY_MS = BACKTEST_EVERY_MINUTES * 60_000;

export interface CourseRequest {
  readonly unit: number;
  readonly metric: Metric;
  readonly period: RelativePeriod;
  /** Civil days, today the last. */
  readonly days: number;
  readonly now: number;
}

/** ALR-21: what a rule looks at, at one unit, through the last days. */
export function readCourse({ reference, cube }: LiveState, request: CourseRequest): AlertCourse {
  const { unit, metric, period, days, now } = request;
  const { zone, tree } = reference;
  const today = dayOf(zone, now);
  const first = Math.ceil(startOfDay(zone, today - days + 1) / EVERY_MS) * EVERY_MS;
  const count = Math.max(0, Math.floor((now - first) / EVERY_MS) + 1);
  const points = metricCourse({ cube, tree, zone }, { unit, metric, period }, { first, everyMs: EVERY_MS, count });
  return {
    unit: headOf(reference.unitsById.get(tree.on(today).nodeOf(unit) ?? unit)),
    metric,
    period,
    from: formatInstant(first),
    asOf: formatInstant(first + Math.max(0, count - 1) * EVERY_MS),
    everyMinutes: BACKTEST_EVERY_MINUTES,
    points: points.map(({ at, numerator, denominator }) => ({
      at: formatInstant(at),
      numerator,
      denominator,
      value: denominator === null ? numerator : denominator === 0 ? null : numerator / denominator,
    })),
  };
}
