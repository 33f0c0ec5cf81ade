import { wilsonInterval } from "@ioc/domain/statistics/wilson-interval.ts";
import type { EstimateCalibration } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { lateWords } from "./late-words.ts";

const SIZE = 320;
const MARGIN = { left: 68, bottom: 42, top: 12, right: 14 } as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

function x(share: number): number {
  return MARGIN.left + share * SIZE;
}

function y(share: number): number {
  return MARGIN.top + (1 - share) * SIZE;
}

/**
 * What was said against what came, a mark for each tenth, with the interval that chance alone makes (95 %). On the line
 * things came as they were said. Its table stands beside it.
 */
export function CalibrationChart({ tenths }: { tenths: EstimateCalibration["tenths"] }): ReactElement {
  const text = useWords(lateWords);
  const width = MARGIN.left + SIZE + MARGIN.right;
  const height = MARGIN.top + SIZE + MARGIN.bottom;
  const most = Math.max(1, ...tenths.map(({ count }) => count));
  return (
    <svg className="late-chart" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {TICKS.map((tick) => (
        <g key={tick}>
          <line className="late-grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text className="late-tick" x={x(0) - 8} y={y(tick) + 4} textAnchor="end">
            {tick * 100}%
          </text>
          <text className="late-tick" x={x(tick)} y={y(0) + 18} textAnchor="middle">
            {tick * 100}%
          </text>
        </g>
      ))}
      <text className="late-axis" x={x(0.5)} y={y(0) + 36} textAnchor="middle">
        {text("said")}
      </text>
      <text className="late-axis" x={12} y={y(0.5)} textAnchor="middle" transform={`rotate(-90 12 ${y(0.5)})`}>
        {text("came")}
      </text>
      <line className="late-diagonal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {tenths.map(({ from, count, said, came }) => {
        if (said == null || came == null) return null;
        const { low, high } = wilsonInterval(Math.round(came * count), count);
        return (
          <g key={from}>
            <line className="late-interval" x1={x(said)} x2={x(said)} y1={y(low)} y2={y(high)} />
            <circle className="late-mark" cx={x(said)} cy={y(came)} r={4 + 7 * Math.sqrt(count / most)} />
          </g>
        );
      })}
    </svg>
  );
}
