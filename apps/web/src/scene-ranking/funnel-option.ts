import { funnelLimits } from "@ioc/domain/statistics/funnel-limits.ts";
import type { CustomSeriesRenderItem } from "echarts/types/dist/shared";
import type { ChartOption } from "../chart/chart.tsx";
import type { Palette } from "../chart/palette.ts";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";
import type { UnitPoint } from "./differing-units.ts";
import { labelPlaces } from "./label-places.ts";

export interface FunnelPicture {
  readonly points: readonly UnitPoint[];
  /** Late of all. */
  readonly share: number;
  /** So many of those that differ carry their number of the list. */
  readonly named: number;
  /** What the lower axis counts. */
  readonly axis: string;
  readonly fontSize: number;
  /** px of the picture as it is drawn: on which side of a mark its number finds room hangs on it. */
  readonly size: { readonly width: number; readonly height: number };
}

/** Points of each limit: more would not be seen. */
const STEPS = 90;
const TICKS = [10, 25, 50, 100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 51_200];

/**
 * Units by how much they resolved (drawn by its square root, so that the funnel opens evenly) and their share on time.
 * What lies in the shaded funnel may be chance; outside it stand triangles and discs with their number of the list.
 */
export function funnelOption(picture: FunnelPicture, palette: Palette): ChartOption {
  const { points, share, named, axis, fontSize, size } = picture;
  const grid = { left: fontSize * 3, right: 4, top: 10, bottom: fontSize * 3 };
  const inside = { width: size.width - grid.left - grid.right, height: size.height - grid.top - grid.bottom };
  const font = { fontFamily: "BVP Num, Be Vietnam Pro, sans-serif", fontSize };
  const most = Math.max(MIN_SAMPLE * 4, ...points.map(({ unit }) => unit.resolved));
  const lowest = lowestOf(points, share);
  const right = Math.sqrt(most) * 1.04;
  const differing = points.filter(({ differs }) => differs !== undefined);
  const place = (point: UnitPoint): [number, number] => [Math.sqrt(point.unit.resolved), Math.max(lowest, point.rate)];
  // So many of those that differ are numbered in the list.
  const numbered = differing.slice(0, differing.length > named ? named - 1 : named);
  const spots = numbered
    .map(place)
    .map(([x, y]) => ({ x: (x / right) * inside.width, y: ((1 - y) / (1 - lowest)) * inside.height }));
  const sides = labelPlaces(spots, fontSize);
  const ticks = TICKS.filter((tick) => Math.sqrt(tick) < right * 0.97 && Math.sqrt(tick) > right * 0.1);
  const outside = (differs: UnitPoint["differs"], symbol: string, color: string) => ({
    type: "scatter" as const,
    silent: true,
    z: 4,
    symbol,
    symbolSize: fontSize * 0.8,
    itemStyle: { color, opacity: 1 },
    data: differing.flatMap((point, index) => {
      const position = sides[index];
      const label = { ...font, show: true, color: palette.ink, formatter: String(index + 1) };
      if (point.differs !== differs) return [];
      return [{ value: place(point), ...(position === undefined ? {} : { label: { ...label, position } }) }];
    }),
  });
  return {
    animation: false,
    grid,
    xAxis: {
      type: "value",
      min: 0,
      max: right,
      name: axis,
      nameLocation: "end",
      nameGap: 0,
      nameTextStyle: {
        ...font,
        color: palette.ink2,
        align: "right",
        verticalAlign: "top",
        padding: [fontSize * 1.6, 0, 0, 0],
      },
      splitLine: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...font,
        color: palette.ink3,
        customValues: spread(ticks.map(Math.sqrt), right),
        formatter: (root: number) => String(Math.round(root * root)),
      },
    },
    yAxis: {
      type: "value",
      min: lowest,
      max: 1,
      splitLine: { show: false },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...font,
        color: palette.ink3,
        customValues: ticksBetween(lowest),
        formatter: (rate: number) => `${Math.round(rate * 100)}${rate > 0.999 ? "%" : ""}`,
      },
    },
    series: [
      { type: "custom", silent: true, z: 1, renderItem: band(share, right, lowest, palette), data: [0] },
      {
        type: "scatter",
        silent: true,
        z: 3,
        symbolSize: fontSize * 0.55,
        itemStyle: { color: palette.ink3, opacity: 0.75 },
        data: points.filter(({ differs }) => differs === undefined).map(place),
        markLine: {
          silent: true,
          symbol: "none",
          label: { show: false },
          lineStyle: { color: palette.ink2, width: 2.5, type: "dashed" },
          data: [{ yAxis: 1 - share }],
        },
      },
      outside("worse", "triangle", palette.son),
      outside("better", "circle", palette.ngoc),
    ],
  };
}

/** The lower edge: what differs is inside, a small unit with one late of two is drawn at the edge. */
function lowestOf(points: readonly UnitPoint[], share: number): number {
  const worst = Math.min(1 - share, ...points.flatMap(({ rate, differs }) => (differs === undefined ? [] : [rate])));
  return Math.max(0, Math.floor((worst - 0.03) * 20) / 20);
}

function ticksBetween(lowest: number): number[] {
  const step = 1 - lowest > 0.5 ? 0.25 : 1 - lowest > 0.2 ? 0.1 : 0.05;
  const ticks: number[] = [];
  for (let tick = 1; tick > lowest - 1e-9; tick -= step) ticks.push(tick);
  return ticks;
}

/** Labels that would touch their neighbour are left out, from the right. */
function spread(places: readonly number[], right: number): number[] {
  const kept: number[] = [];
  for (const place of [...places].reverse()) {
    const next = kept.at(-1);
    if (next === undefined || next - place > right * 0.12) kept.push(place);
  }
  return kept;
}

/** The funnel. Where there are too few dossiers to name anybody it is as high as the picture. */
function band(share: number, right: number, lowest: number, palette: Palette): CustomSeriesRenderItem {
  return (_, api) => {
    const start = Math.sqrt(MIN_SAMPLE);
    const roots = Array.from({ length: STEPS + 1 }, (_, step) => start + ((right - start) * step) / STEPS);
    const edges = roots.map((root) => {
      const trials = Math.round(root * root);
      const { few, many } = funnelLimits(trials, share);
      return { root, low: Math.max(lowest, 1 - many / trials), high: Math.min(1, 1 - few / trials) };
    });
    const corners: [number, number][] = [
      [0, 1],
      [start, 1],
      ...edges.map(({ root, high }): [number, number] => [root, high]),
      ...[...edges].reverse().map(({ root, low }): [number, number] => [root, low]),
      [start, lowest],
      [0, lowest],
    ];
    return {
      type: "polygon",
      shape: { points: corners.map((corner) => api.coord(corner)) },
      style: { fill: palette.sink },
    };
  };
}
