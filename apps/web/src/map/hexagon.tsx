import { memo, type ReactElement } from "react";
import type { UnitLook } from "./unit-look.ts";

export interface HexagonProps extends UnitLook {
  readonly x: number;
  readonly y: number;
  /** Centre to corner, the gap to the neighbour included. */
  readonly radius: number;
  /** The office of the group, not one of its communes. */
  readonly office: boolean;
}

const MARK_SHARES = [0, 0.44, 0.72, 1] as const;

/** One unit: grey when nothing is to be said, its mark grows with the share of overdue dossiers. */
export const Hexagon = memo(function Hexagon(props: HexagonProps): ReactElement {
  const { x, y, radius, level, signal, hotspot, office } = props;
  const gap = Math.min(1.3, radius * 0.08);
  const body = radius - gap;
  const stroke = Math.max(1.2, Math.min(3.2, radius * 0.18));
  return (
    <g transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`}>
      {signal === "heard" && <path className="hex-body" d={hexagonPath(body)} />}
      {signal === "lost" && (
        <path className="hex-lost" d={hexagonPath(body - stroke * 0.4)} strokeWidth={stroke * 0.75} />
      )}
      {signal === "never" && (
        <path
          className="hex-never"
          d={hexagonPath(body - stroke * 0.4)}
          strokeWidth={stroke * 0.6}
          strokeDasharray={`${radius * 0.24} ${radius * 0.24}`}
        />
      )}
      {level > 0 && <path className="hex-mark" d={hexagonPath(body * MARK_SHARES[level])} />}
      {hotspot && <path className="hex-rim" d={hexagonPath(body)} strokeWidth={stroke} />}
      {office && signal === "heard" && (
        <circle className={level === 3 ? "hex-dot-dark" : "hex-dot"} r={radius * 0.17} />
      )}
    </g>
  );
});

/** A hexagon with pointed tops around 0,0. */
export function hexagonPath(radius: number): string {
  const half = (radius * Math.sqrt(3)) / 2;
  const points = [
    [0, -radius],
    [half, -radius / 2],
    [half, radius / 2],
    [0, radius],
    [-half, radius / 2],
    [-half, -radius / 2],
  ] as const;
  return `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L")}Z`;
}
