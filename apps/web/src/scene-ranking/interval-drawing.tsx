import type { ReactElement } from "react";
import type { IntervalScale } from "./interval-scale.ts";
import type { Judged } from "./verdict.ts";

export const INTERVAL_WIDTH = 310;
const HEIGHT = 34;
const MIDDLE = HEIGHT / 2;
const EDGE = 14;

/** Where a share stands, in px from the left. */
export function placeOf(share: number, { low }: IntervalScale): number {
  const inside = Math.min(1, Math.max(0, (share - low) / (1 - low)));
  return EDGE + inside * (INTERVAL_WIDTH - 2 * EDGE);
}

export interface IntervalDrawingProps {
  readonly judged: Judged | undefined;
  readonly scale: IntervalScale;
  readonly target: number | undefined;
}

/** A rate inside what chance may have done to it, against the target: by its shape met, missed or undecided. */
export function IntervalDrawing({ judged, scale, target }: IntervalDrawingProps): ReactElement {
  const verdict = judged?.verdict ?? "none";
  const x = judged === undefined ? 0 : placeOf(judged.rate, scale);
  return (
    <svg
      className={`interval interval-${verdict}`}
      viewBox={`0 0 ${INTERVAL_WIDTH} ${HEIGHT}`}
      width={INTERVAL_WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      {target !== undefined && (
        <line
          className="interval-target"
          x1={placeOf(target, scale)}
          x2={placeOf(target, scale)}
          y1={-12}
          y2={HEIGHT + 12}
        />
      )}
      {judged !== undefined && (
        <line
          className="interval-band"
          x1={placeOf(judged.interval.low, scale)}
          x2={placeOf(judged.interval.high, scale)}
          y1={MIDDLE}
          y2={MIDDLE}
        />
      )}
      {judged !== undefined && verdict === "missed" && (
        <path className="interval-mark" d={`M${x} ${MIDDLE - 12}l12 21h-24z`} />
      )}
      {judged !== undefined && verdict !== "missed" && <circle className="interval-mark" cx={x} cy={MIDDLE} r="9.5" />}
    </svg>
  );
}
