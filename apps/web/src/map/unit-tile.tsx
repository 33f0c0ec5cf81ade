import type { OverviewTile } from "@ioc/protocol/overview.ts";
import { memo, type ReactElement } from "react";
import { Hexagon } from "./hexagon.tsx";
import { TileMark } from "./tile-mark.tsx";
import { unitLook } from "./unit-look.ts";

export interface UnitTileProps {
  readonly code: string;
  readonly tile: OverviewTile;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly listed: boolean;
  /** The office of the group, not one of its communes. */
  readonly office: boolean;
}

/** One unit as a hexagon. Of a thousand, a patch draws those anew whose numbers it brings. */
export const UnitTile = memo(function UnitTile(props: UnitTileProps): ReactElement {
  const { code, tile, x, y, radius, listed, office } = props;
  return (
    <TileMark code={code} tile={tile}>
      <Hexagon x={x} y={y} radius={radius} {...unitLook(tile, listed)} office={office} />
    </TileMark>
  );
});
