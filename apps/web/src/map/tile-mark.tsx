import type { OverviewTile } from "@ioc/protocol/overview.ts";
import type { ReactElement, ReactNode } from "react";
import { useDrill } from "../page/page-context.ts";

export interface TileMarkProps {
  readonly code: string;
  readonly tile: OverviewTile;
  readonly children: ReactNode;
}

/** What stands for a unit in a drawing: carries its number for whoever compares; a press explains it. */
export function TileMark({ code, tile, children }: TileMarkProps): ReactElement {
  const open = useDrill((state) => state.open);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology, its table twin is not
    <g
      className="tile"
      data-unit={code}
      data-measure="overdue"
      data-value={tile.overdue}
      data-state={tile.state}
      onClick={() => open({ name: { measure: "overdue" }, unit: code, own: true })}
    >
      <title>{`${tile.name}: ${tile.overdue}/${tile.inProgress}`}</title>
      {children}
    </g>
  );
}
