import type { ReactElement } from "react";

const WIDTH = 168;
const HEIGHT = 30;
const EDGE = 12;
const MIDDLE = HEIGHT / 2;

export interface ExpectedAgainstNowProps {
  readonly expected: number;
  readonly now: number;
  /** What reaches to the right edge. */
  readonly most: number;
}

/** How far a number is from what was to be expected: a ring, a disc and the way between them. */
export function ExpectedAgainstNow({ expected, now, most }: ExpectedAgainstNowProps): ReactElement {
  const at = (value: number): number => EDGE + (value / most) * (WIDTH - 2 * EDGE);
  return (
    <svg className="expected-now" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <line x1={at(expected)} x2={at(now)} y1={MIDDLE} y2={MIDDLE} stroke="var(--son)" strokeWidth="9" />
      <circle cx={at(expected)} cy={MIDDLE} r="8" fill="var(--bg)" stroke="var(--ink)" strokeWidth="3.5" />
      <circle cx={at(now)} cy={MIDDLE} r="10" fill="var(--son)" />
    </svg>
  );
}
