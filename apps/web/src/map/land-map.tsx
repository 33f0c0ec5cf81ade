import type { UnitMap } from "@ioc/protocol/unit-map.ts";
import { type ReactElement, useMemo } from "react";
import { shortName } from "../language/short-name.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { fitLand } from "../stage/fit-land.ts";
import { isOutstanding } from "../stage/is-outstanding.ts";
import type { Picture } from "../stage/picture.ts";
import { stageWords } from "../stage/stage-words.ts";
import { Hatch } from "./hatch.tsx";
import { LandDrawing } from "./land-drawing.tsx";
import type { MapLook } from "./map-look.ts";
import { labelWidth, nameWidth } from "./name-width.ts";
import type { NamedGroup } from "./named-group.ts";
import { placeLabels } from "./place-labels.ts";
import { stripOfTiles } from "./strip-of-tiles.ts";
import { UnitTile } from "./unit-tile.tsx";
import { useTilePress } from "./use-tile-press.ts";
import "./land.css";

/** Of the height, at most this share is for units that lie nowhere on the map. */
const STRIP_SHARE = 0.25;
const STRIP_GAP = 8;
/** On a phone the page scrolls, and the map is as tall as it is, but at most so much taller than wide. */
const TALLEST = 1.5;

export interface LandMapProps {
  readonly map: UnitMap;
  readonly picture: Picture;
  readonly listed: ReadonlySet<string>;
  readonly groups: readonly NamedGroup[];
  readonly width: number;
  readonly look: MapLook;
}

/** Where are we late, on the land itself. Units without land stand in a row below it. */
export function LandMap({ map, picture, listed, groups, width, look }: LandMapProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const press = useTilePress();
  const { tiles } = picture.overview;
  const offices = useMemo(() => new Set(groups.map(({ code }) => code)), [groups]);
  const shown = new Set(map.items.flatMap((item) => (item.around ? [] : [item.unit])));
  const others = groups.flatMap(({ units }) => units.filter(({ code }) => !shown.has(code)));
  const title = stageWords.textOf(language, "offTheMap");
  const mostHeight = look.height === 0 ? width * TALLEST : look.height;
  const strip = stripOfTiles(others.length, nameWidth(look, title) + look.fontSize, width, mostHeight * STRIP_SHARE);
  const below = others.length === 0 ? 0 : strip.height + STRIP_GAP;
  const most = useMemo(() => fitLand(map.items, width, mostHeight - below), [map, width, mostHeight, below]);
  const landHeight = look.height === 0 ? most.height : mostHeight - below;
  const height = landHeight + below;
  const fit = useMemo(() => fitLand(map.items, width, landHeight), [map, width, landHeight]);

  const middles = new Map(map.items.map((item) => [item.unit, item.mark]));
  const wanted = (groups.length > 1 ? groupLabels() : unitLabels()).flatMap((label) => {
    const x = label.at[0] * fit.scale + fit.left;
    const y = label.at[1] * fit.scale + fit.top;
    return [{ ...label, x, y, width: labelWidth(look, label.name, label.overdue), weight: label.overdue }];
  });
  const byCode = new Map(wanted.map((label) => [label.code, label]));
  const labels = placeLabels(wanted, { width, height: landHeight, labelHeight: look.labelHeight });

  /** Names of groups in the middle of their land. */
  function groupLabels() {
    return groups.flatMap((group) => {
      const points = group.units.flatMap(({ code }) => (shown.has(code) ? [middles.get(code) ?? [0, 0]] : []));
      if (points.length === 0) return [];
      const sum = points.reduce<[number, number]>(([x, y], [px = 0, py = 0]) => [x + px, y + py], [0, 0]);
      const at = [sum[0] / points.length, sum[1] / points.length] as const;
      const { overdue } = group.group.measures;
      return [
        {
          code: group.code,
          name: group.name,
          at,
          overdue,
          hot: isOutstanding(group.group.measures, picture.board.measures),
          isGroup: true,
        },
      ];
    });
  }

  /** Where there are no groups, the names of the hotspots. */
  function unitLabels() {
    return [...listed].flatMap((code) => {
      const tile = tiles[code];
      const at = middles.get(code);
      if (tile === undefined || at === undefined || !shown.has(code)) return [];
      const name = shortName(language, tile);
      return [{ code, name, at: at as readonly [number, number], overdue: tile.overdue, hot: true, isGroup: false }];
    });
  }

  return (
    <div className="map-frame" style={{ height }} data-map="land">
      <svg className="map-drawing" width={width} height={height} aria-hidden="true" onClick={press}>
        <LandDrawing items={map.items} fit={fit} tiles={tiles} listed={listed} />
        <g transform={`translate(0 ${height - strip.height})`}>
          <defs>
            <Hatch />
          </defs>
          {others.length > 0 && (
            <text
              className="land-others"
              x="0"
              y={strip.radius}
              dominantBaseline="central"
              fontSize={look.fontSize * 0.9}
            >
              {title}
            </text>
          )}
          {others.map(({ code, tile }, index) => {
            const { x, y } = strip.centres[index] ?? { x: 0, y: 0 };
            const look = { listed: listed.has(code), office: offices.has(code) };
            return <UnitTile key={code} code={code} tile={tile} x={x} y={y} radius={strip.radius} {...look} />;
          })}
        </g>
      </svg>
      {labels.map(({ code, x, y, width: wide }) => {
        const label = byCode.get(code);
        if (label === undefined) return null;
        const style = { left: x - wide / 2, top: y - look.labelHeight / 2, width: wide };
        const of = label.isGroup ? { group: code } : { unit: code };
        return (
          <div
            key={code}
            className={`map-label land-label${label.hot ? " map-label-hot" : ""}`}
            style={{ ...style, fontSize: look.fontSize, height: look.labelHeight }}
          >
            <span className="map-label-name">{label.name}</span>
            <b>
              <Count value={label.overdue} measure="overdue" {...of} label={`${text("overdue")}, ${label.name}`} />
            </b>
          </div>
        );
      })}
    </div>
  );
}
