import type { OverviewTile } from "@ioc/protocol/overview.ts";
import type { ReactElement, ReactNode } from "react";

export interface TileMarkProps {
  readonly code: string;
  readonly tile: OverviewTile;
  readonly children: ReactNode;
}

/** What stands for a unit in a drawing: carries its number for whoever compares, and its code for whoever presses it. */
export function TileMark({ code, tile, children }: TileMarkProps): ReactElement {
  return (
    <g className="tile" data-unit={code} data-measure="overdue" data-value={tile.overdue} data-state={tile.state}>
      <title>{`${tile.name}: ${tile.overdue}/${tile.inProgress}`}</title>
      {children}
    </g>
  );
}
