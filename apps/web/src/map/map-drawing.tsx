import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { Hatch } from "./hatch.tsx";
import type { MapLayout } from "./map-layout.ts";
import { UnitTile } from "./unit-tile.tsx";
import { useTilePress } from "./use-tile-press.ts";

export interface MapDrawingProps {
  readonly layout: MapLayout & { readonly height: number };
  readonly width: number;
  readonly tiles: Overview["tiles"];
  /** Units in the list of hotspots. */
  readonly listed: ReadonlySet<string>;
  readonly groups: readonly { readonly code: string }[];
}

/** The hexagons. */
export function MapDrawing({ layout, width, tiles, listed, groups }: MapDrawingProps): ReactElement {
  const offices = new Set(groups.map((group) => group.code));
  return (
    <svg className="map-drawing" width={width} height={layout.height} aria-hidden="true" onClick={useTilePress()}>
      <defs>
        <Hatch />
      </defs>
      {layout.tiles.map(({ code, x, y }) => {
        const tile = tiles[code];
        if (tile === undefined) return null;
        const look = { listed: listed.has(code), office: offices.has(code) };
        return <UnitTile key={code} code={code} tile={tile} x={x} y={y} radius={layout.radius} {...look} />;
      })}
    </svg>
  );
}
