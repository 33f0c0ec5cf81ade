import type { Overview } from "@ioc/protocol/overview.ts";
import type { UnitShape } from "@ioc/protocol/unit-map.ts";
import type { ReactElement } from "react";
import type { LandFit } from "../stage/fit-land.ts";
import { Hexagon } from "./hexagon.tsx";
import { LandScale } from "./land-scale.tsx";
import { LandShape } from "./land-shape.tsx";
import { TileMark } from "./tile-mark.tsx";
import { unitLook } from "./unit-look.ts";

/** What is narrower than this many px would be lost on the wall, and has a mark over it. */
const LEAST_ROOM = 5;
const MARK_RADIUS = 7;

export interface LandDrawingProps {
  readonly items: readonly UnitShape[];
  readonly fit: LandFit;
  readonly tiles: Overview["tiles"];
  readonly listed: ReadonlySet<string>;
}

/** The land. Rims lie over their neighbours, and the marks of the smallest over everything. */
export function LandDrawing({ items, fit, tiles, listed }: LandDrawingProps): ReactElement {
  const { scale, left, top } = fit;
  const around = items.filter((item) => item.around);
  const layers: UnitShape[][] = [[], [], []];
  for (const item of items) {
    if (!item.around) layers[item.room * scale < LEAST_ROOM ? 2 : listed.has(item.unit) ? 1 : 0]?.push(item);
  }
  const draw = (item: UnitShape): ReactElement | null => {
    const tile = tiles[item.unit];
    // No unit of today: land nobody speaks for.
    if (tile === undefined) return <path key={item.unit} className="land land-none" d={item.path} />;
    const look = unitLook(tile, listed.has(item.unit));
    return (
      <TileMark key={item.unit} code={item.unit} tile={tile}>
        <LandShape path={item.path} {...look} />
        {item.room * scale < LEAST_ROOM && (
          <g transform={`translate(${item.mark[0]} ${item.mark[1]}) scale(${1 / scale})`}>
            <path className="land-mark-ground" d={`M-${MARK_RADIUS + 1} 0a8 8 0 1 0 16 0a8 8 0 1 0 -16 0z`} />
            <Hexagon x={0} y={0} radius={MARK_RADIUS} {...look} office={false} />
          </g>
        )}
      </TileMark>
    );
  };
  const [plain = [], hot = [], small = []] = layers;
  return (
    <g transform={`translate(${left} ${top}) scale(${scale})`}>
      <LandScale scale={scale}>
        {plain.map(draw)}
        {around.map(({ unit, path }) => (
          <path key={unit} className="land-around" d={path} />
        ))}
        {hot.map(draw)}
        {small.map(draw)}
      </LandScale>
    </g>
  );
}
