import type { FreshnessState } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";

const WIDTH = 384;
const PITCH = 16;
const LINE = 24;
const MARK = { width: 11, high: 18, low: 8 } as const;

export interface UnitMarksProps {
  readonly states: readonly FreshnessState[];
  /** Marks in one line; undefined: all in one, as narrow as it takes. */
  readonly inALine: number | undefined;
}

/** One mark per unit, as on the ribbon: dropped and gold when its signal is lost, hollow when it never sent. */
export function UnitMarks({ states, inALine = states.length }: UnitMarksProps): ReactElement {
  const pitch = Math.min(PITCH, WIDTH / Math.max(1, inALine));
  const width = Math.min(MARK.width, pitch * 0.7);
  const lines = Math.max(1, Math.ceil(states.length / inALine));
  return (
    <svg
      className="unit-marks"
      width={WIDTH}
      height={lines * LINE}
      viewBox={`0 0 ${WIDTH} ${lines * LINE}`}
      aria-hidden="true"
    >
      {states.map((state, index) => {
        const x = (index % inALine) * pitch;
        const y = Math.floor(index / inALine) * LINE + 3;
        const silent = state === "stale" || state === "never";
        const height = silent ? MARK.low : MARK.high;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the order of the units is fixed
            key={index}
            className={`unit-mark unit-mark-${state}`}
            x={x}
            y={silent ? y + MARK.high - MARK.low : y}
            width={width}
            height={height}
          />
        );
      })}
    </svg>
  );
}
