import type { UnitMap } from "@ioc/protocol/unit-map.ts";
import type { CSSProperties, ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { fitLand } from "../stage/fit-land.ts";
import { mapWords } from "./map-words.ts";

const WIDTH = 640;
const HEIGHT = 420;
/** Below this a shape can hardly be seen: px of the picture. */
const LEAST_ROOM = 3;

/** The shapes as they lie, each with its unit's name. */
export function MapPreview({ map }: { map: UnitMap }): ReactElement {
  const text = useWords(mapWords);
  const nameOf = useUnitName();
  const { scale, left, top } = fitLand(map.items, WIDTH, HEIGHT);
  return (
    <svg
      className="map-preview"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text("picture", { count: map.items.length })}
    >
      <g transform={`translate(${left} ${top}) scale(${scale})`} style={{ "--px": 1 / scale } as CSSProperties}>
        {map.items.map(({ unit, path, mark, room, around }) => (
          <g key={unit}>
            <title>{`${nameOf(unit)} (${unit})`}</title>
            <path className={around ? "preview-around" : "preview-land"} d={path} />
            {room * scale < LEAST_ROOM && (
              <circle className="preview-small" cx={mark[0]} cy={mark[1]} r={LEAST_ROOM / scale} />
            )}
          </g>
        ))}
      </g>
    </svg>
  );
}
