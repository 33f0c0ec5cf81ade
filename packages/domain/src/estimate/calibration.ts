import type { Prediction } from "./back-test.ts";

/** The predictions of one tenth of the scale. */
export interface Tenth {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** What was said of them on average, and the share of them that missed; null where there are none. */
  readonly said: number | null;
  readonly came: number | null;
}

export interface Calibration {
  readonly count: number;
  readonly missed: number;
  readonly tenths: readonly Tenth[];
  /** The mean square of what was said less what came, 0 … 1, less is better; null without predictions. */
  readonly brier: number | null;
  /** The same of whoever had said of each the share that missed: the best that one number for all can do (EST-7). */
  readonly naiveBrier: number | null;
}

const TENTHS = 10;

export function calibrationOf(predictions: readonly Prediction[]): Calibration {
  const sums = Array.from({ length: TENTHS }, () => ({ count: 0, said: 0, missed: 0 }));
  let squares = 0;
  let missed = 0;
  for (const prediction of predictions) {
    const came = prediction.missed ? 1 : 0;
    squares += (prediction.chance - came) ** 2;
    missed += came;
    const tenth = sums[Math.min(TENTHS - 1, Math.floor(prediction.chance * TENTHS))];
    if (tenth === undefined) continue;
    tenth.count += 1;
    tenth.said += prediction.chance;
    tenth.missed += came;
  }
  const count = predictions.length;
  const share = missed / count;
  return {
    count,
    missed,
    tenths: sums.map((sum, index) => ({
      from: index / TENTHS,
      to: (index + 1) / TENTHS,
      count: sum.count,
      said: sum.count === 0 ? null : sum.said / sum.count,
      came: sum.count === 0 ? null : sum.missed / sum.count,
    })),
    brier: count === 0 ? null : squares / count,
    naiveBrier: count === 0 ? null : share * (1 - share),
  };
}
