import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { useText } from "../page/page-context.ts";
import { isOutstanding } from "../stage/is-outstanding.ts";
import type { Picture } from "../stage/picture.ts";
import { MapDrawing } from "./map-drawing.tsx";
import type { MapLook } from "./map-look.ts";
import { labelWidth } from "./name-width.ts";
import type { NamedGroup } from "./named-group.ts";
import { useMapLayout } from "./use-map-layout.ts";

export interface TileMapProps {
  readonly picture: Picture;
  readonly listed: ReadonlySet<string>;
  readonly groups: readonly NamedGroup[];
  readonly width: number;
  readonly look: MapLook;
}

/** One hexagon per unit, whatever its size on a real map. */
export function TileMap({ picture, listed, groups, width, look }: TileMapProps): ReactElement {
  const text = useText();
  const placed = useMapLayout(
    groups.map(({ code, name, units, group }) => ({
      code,
      labelWidth: labelWidth(look, name, group.measures.overdue),
      tiles: units.map((unit) => unit.code),
      office: units.find((unit) => unit.code === code)?.code,
    })),
    { ...look, width },
    look.height === 0,
  );
  return (
    <div className="map-frame" style={{ height: placed.height }}>
      <MapDrawing layout={placed} width={width} tiles={picture.overview.tiles} listed={listed} groups={groups} />
      {placed.labelScale > 0 &&
        placed.groups.map(({ code, label }) => {
          const found = groups.find((group) => group.code === code);
          if (found === undefined) return null;
          const size = { fontSize: look.fontSize * placed.labelScale, height: look.labelHeight * placed.labelScale };
          const style = { left: label.x, top: label.y, width: label.width, ...size };
          const state = `${label.beside ? " map-label-beside" : ""}${isOutstanding(found.group.measures, picture.board.measures) ? " map-label-hot" : ""}`;
          return (
            <div key={code} className={`map-label${state}`} style={style}>
              <span className="map-label-name">{found.name}</span>
              <b>
                <Count
                  value={found.group.measures.overdue}
                  measure="overdue"
                  group={code}
                  label={`${text("overdue")}, ${found.name}`}
                />
              </b>
            </div>
          );
        })}
    </div>
  );
}
