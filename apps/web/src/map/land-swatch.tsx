import type { ReactElement } from "react";
import { LandScale } from "./land-scale.tsx";
import { LandShape } from "./land-shape.tsx";
import type { UnitLook } from "./unit-look.ts";

/** A piece of land like none in particular. */
const PIECE = "M-12 -8L-4 -13L10 -11L13 2L6 12L-9 10Z";

/** What a look means, for the legend. */
export function LandSwatch(look: UnitLook): ReactElement {
  return (
    <LandScale scale={1}>
      <LandShape path={PIECE} {...look} />
    </LandScale>
  );
}
