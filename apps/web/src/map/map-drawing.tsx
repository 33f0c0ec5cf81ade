import type { Overview, OverviewTile } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { useDrill } from "../page/page-context.ts";
import { Hexagon } from "./hexagon.tsx";
import type { MapLayout } from "./map-layout.ts";
import { overdueLevel } from "./overdue-level.ts";

export interface MapDrawingProps {
  readonly layout: MapLayout & { readonly height: number };
  readonly width: number;
  readonly tiles: Overview["tiles"];
  /** Units in the list of hotspots. */
  readonly listed: ReadonlySet<string>;
  readonly groups: readonly { readonly code: string }[];
}

const SIGNALS = { live: "heard", quiet: "heard", stale: "lost", never: "never" } as const;

/** The hexagons. Each carries its unit's number for whoever compares; a press on one opens its list. */
export function MapDrawing({ layout, width, tiles, listed, groups }: MapDrawingProps): ReactElement {
  const open = useDrill((state) => state.open);
  const offices = new Set(groups.map((group) => group.code));
  return (
    <svg className="map-drawing" width={width} height={layout.height} aria-hidden="true">
      <defs>
        <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.8" height="7" fill="var(--ink2)" />
        </pattern>
      </defs>
      {layout.tiles.map(({ code, x, y }) => {
        const tile = tiles[code];
        if (tile === undefined) return null;
        const office = offices.has(code);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the drawing is hidden from assistive technology, its table twin is not
          <g
            key={code}
            className="tile"
            data-unit={code}
            data-measure="overdue"
            data-value={tile.overdue}
            data-state={tile.state}
            onClick={() => open({ name: { measure: "overdue" }, unit: code, own: true })}
          >
            <title>{titleOf(tile)}</title>
            <Hexagon
              x={x}
              y={y}
              radius={layout.radius}
              level={overdueLevel(tile.overdue, tile.inProgress)}
              signal={SIGNALS[tile.state]}
              hotspot={listed.has(code)}
              office={office}
            />
          </g>
        );
      })}
    </svg>
  );
}

function titleOf(tile: OverviewTile): string {
  return `${tile.name}: ${tile.overdue}/${tile.inProgress}`;
}
