import type { MetricChanges } from "./metric-changes.ts";

/** What a metric adds up to, look by look. */
export interface MetricSums {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** 1 where it is not what it was at the look before; 1 at the first. */
  readonly isMoved: Uint8Array;
}

export function metricSums(changes: MetricChanges, count: number): MetricSums {
  const numerator = new Float64Array(count);
  const denominator = new Float64Array(count);
  const isMoved = new Uint8Array(count);
  isMoved[0] = 1;
  changes.look.forEach((look, i) => {
    numerator[look] = (numerator[look] ?? 0) + (changes.numerator[i] ?? 0);
    denominator[look] = (denominator[look] ?? 0) + (changes.denominator[i] ?? 0);
    isMoved[look] = 1;
  });
  for (let look = 1; look < count; look += 1) {
    numerator[look] = (numerator[look] ?? 0) + (numerator[look - 1] ?? 0);
    denominator[look] = (denominator[look] ?? 0) + (denominator[look - 1] ?? 0);
  }
  return { numerator, denominator, isMoved };
}
