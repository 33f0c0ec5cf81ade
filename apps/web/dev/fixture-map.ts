import type { UnitMap } from "@ioc/protocol/unit-map.ts";
import type { Situation } from "./fixture-province.ts";
import { fixtureProvince } from "./fixture-province.ts";

/** Units of length; an area is a rectangle of communes in rows. */
const WIDE = 1400;
const TALL = 1000;
const AREAS_IN_A_ROW = 4;
const COMMUNES_IN_A_ROW = 4;
/** Points to a border's side of a commune. */
const STEPS = 12;

type Point = readonly [x: number, y: number];

/** The land of the made-up province, as the server draws one: areas side by side, communes in rows in each. */
export function fixtureMap(situation: Situation): UnitMap {
  const { overview } = fixtureProvince(situation);
  const areas = Object.entries(overview.groups).filter(([code]) => code !== overview.unit.code);
  const items = areas.flatMap(([area], index): UnitMap["items"] => {
    const left = (index % AREAS_IN_A_ROW) * WIDE;
    const top = Math.floor(index / AREAS_IN_A_ROW) * TALL;
    const communes = Object.entries(overview.tiles)
      .filter(([code, tile]) => tile.group === area && code !== area)
      .map(([code]) => code);
    const rows = Math.ceil(communes.length / COMMUNES_IN_A_ROW);
    const shapes = communes.map((code, place) => {
      const row = Math.floor((place * rows) / communes.length);
      const inRow = communes.filter((_, other) => Math.floor((other * rows) / communes.length) === row).length;
      const first = communes.findIndex((_, other) => Math.floor((other * rows) / communes.length) === row);
      const [width, height] = [WIDE / inRow, TALL / rows];
      return shapeOf(code, left + (place - first) * width, top + row * height, width, height, false);
    });
    return [...shapes, shapeOf(area, left, top, WIDE, TALL, true)];
  });
  return { version: "1", items };
}

function shapeOf(unit: string, left: number, top: number, width: number, height: number, around: boolean) {
  const corners: readonly Point[] = [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
  const steps = around ? STEPS * COMMUNES_IN_A_ROW : STEPS;
  const outline = corners.flatMap((from, side) => {
    const to = corners[(side + 1) % corners.length] ?? from;
    return Array.from({ length: steps }, (_, step) =>
      bent([from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps]),
    );
  });
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [x, y] = bent([left + width / 2, top + height / 2]);
  return {
    unit,
    path: `M${outline.map((point) => point.join(",")).join("L")}Z`,
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as [number, number, number, number],
    mark: [x, y] as [number, number],
    room: Math.round(Math.min(width, height) * 0.38),
    around,
  };
}

/** Straight lines made crooked: a point goes where all others at its place go, so that neighbours go on touching. */
function bent([x, y]: Point): Point {
  const [u, v] = [x / WIDE, y / TALL];
  const dx = 190 * Math.sin(1.7 * v + 0.4) + 70 * Math.sin(4.1 * v + 2.3 * u) + 26 * Math.sin(13 * v + 7 * u);
  const dy = 150 * Math.sin(1.3 * u + 1.1) + 60 * Math.sin(3.7 * u + 1.9 * v) + 26 * Math.sin(11 * u + 9 * v);
  // The corners of the land are taken in, so that it is no square.
  const [fromMiddleX, fromMiddleY] = [u / 2 - 1, v / 1.5 - 1];
  const taken = 1 - 0.16 * (fromMiddleX * fromMiddleY) ** 2;
  return [Math.round((x - 2 * WIDE + dx) * taken + 2 * WIDE), Math.round((y - 1.5 * TALL + dy) * taken + 1.5 * TALL)];
}
