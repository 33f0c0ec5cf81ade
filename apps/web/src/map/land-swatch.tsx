import type { CSSProperties, ReactElement } from "react";
import { LandShape } from "./land-shape.tsx";
import type { UnitLook } from "./unit-look.ts";

/** A piece of land like none in particular. */
const PIECE = "M-12 -7L-4 -12L9 -10L12 2L5 11L-8 9Z";

/** What a look means, for the legend; the fillings are those of the map, at whose scale they are drawn. */
export function LandSwatch(look: UnitLook): ReactElement {
  return (
    <g style={{ "--px": 1 } as CSSProperties}>
      <LandShape path={PIECE} {...look} />
    </g>
  );
}
