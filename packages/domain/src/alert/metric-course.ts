import type { RelativePeriod } from "../board/relative-period.ts";
import { dayOf } from "../time/zone.ts";
import type { BackTestSources } from "./back-test.ts";
import { looksOfOneTree } from "./looks-of-one-tree.ts";
import { isRate, type Metric } from "./metric.ts";
import { type Looks, metricChanges } from "./metric-changes.ts";
import { metricSums } from "./metric-sums.ts";
import { scopeUnits } from "./rule-scope.ts";

/** What a metric was at a look; it stands until the next point. */
export interface CoursePoint {
  /** ms. */
  readonly at: number;
  readonly numerator: number;
  /** Null of what is no rate. */
  readonly denominator: number | null;
}

export interface CourseQuery {
  readonly unit: number;
  readonly metric: Metric;
  readonly period: RelativePeriod;
}

/** ALR-21: what a rule looks at, at one unit with its subtree: the first look, and each at which the number has moved. */
export function metricCourse(
  sources: BackTestSources,
  { unit, metric, period }: CourseQuery,
  looks: Looks,
): CoursePoint[] {
  const points: CoursePoint[] = [];
  for (const part of looksOfOneTree(sources, looks)) {
    const day = dayOf(sources.zone, part.first);
    const tree = sources.tree.on(day);
    const top = tree.nodeOf(unit) ?? unit;
    const changes = metricChanges(sources, {
      metric,
      period,
      units: scopeUnits(tree, { unit: top, each: "self" }),
      looks: part,
    }).get(top);
    if (changes === undefined) continue;
    const sums = metricSums(changes, part.count);
    for (let look = 0; look < part.count; look += 1) {
      if (sums.isMoved[look] === 0) continue;
      const numerator = sums.numerator[look] ?? 0;
      const denominator = isRate(metric) ? (sums.denominator[look] ?? 0) : null;
      const last = points.at(-1);
      if (last !== undefined && last.numerator === numerator && last.denominator === denominator) continue;
      points.push({ at: part.first + look * part.everyMs, numerator, denominator });
    }
  }
  return points;
}
