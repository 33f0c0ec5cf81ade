import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { Hatch } from "./hatch.tsx";
import { Hexagon } from "./hexagon.tsx";
import type { MapLayout } from "./map-layout.ts";
import { TileMark } from "./tile-mark.tsx";
import { unitLook } from "./unit-look.ts";

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
    <svg className="map-drawing" width={width} height={layout.height} aria-hidden="true">
      <defs>
        <Hatch />
      </defs>
      {layout.tiles.map(({ code, x, y }) => {
        const tile = tiles[code];
        if (tile === undefined) return null;
        const office = offices.has(code);
        return (
          <TileMark key={code} code={code} tile={tile}>
            <Hexagon x={x} y={y} radius={layout.radius} {...unitLook(tile, listed.has(code))} office={office} />
          </TileMark>
        );
      })}
    </svg>
  );
}
