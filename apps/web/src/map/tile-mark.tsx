import type { OverviewTile } from "@ioc/protocol/overview.ts";
import type { ReactElement, ReactNode } from "react";
import { useDrill } from "../page/page-context.ts";

export interface TileMarkProps {
  readonly code: string;
  readonly tile: OverviewTile;
  /** The office of a group, not one of its communes. */
  readonly office: boolean;
  readonly children: ReactNode;
}

/** What stands for a unit in a drawing: carries its number for whoever compares; a press opens its list. */
export function TileMark({ code, tile, office, children }: TileMarkProps): ReactElement {
  const open = useDrill((state) => state.open);
  // A list of dossiers is of a whole subtree, so an office's own number has none that would match it.
  const press = office ? undefined : () => open({ measure: "overdue", unit: code, value: tile.overdue });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology, its table twin is not
    <g
      className={office ? "tile" : "tile tile-open"}
      data-unit={code}
      data-measure="overdue"
      data-value={tile.overdue}
      data-state={tile.state}
      onClick={press}
    >
      <title>{`${tile.name}: ${tile.overdue}/${tile.inProgress}`}</title>
      {children}
    </g>
  );
}
