import { memo, type ReactElement } from "react";
import type { UnitLook } from "./unit-look.ts";

export interface LandShapeProps extends UnitLook {
  /** SVG path data. */
  readonly path: string;
}

/**
 * One unit's land. It says what a hexagon says: grey when nothing is to be said, dots that grow with the share of overdue
 * dossiers until they fill it, a rim around a hotspot, hatched when lost, empty and dashed when never heard of.
 */
export const LandShape = memo(function LandShape({ path, level, signal, hotspot }: LandShapeProps): ReactElement {
  return (
    <>
      <path className={`land land-${signal}`} d={path} />
      {level > 0 && <path className={`land-level land-level-${level}`} d={path} />}
      {signal !== "heard" && <path className={`land-signal land-signal-${signal}`} d={path} />}
      {hotspot && <path className="land-rim" d={path} />}
    </>
  );
});
