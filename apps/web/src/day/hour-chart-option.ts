import type { CustomSeriesRenderItem } from "echarts/types/dist/shared";
import type { DrawnOption } from "../chart/chart.tsx";
import type { Palette } from "../chart/palette.ts";
import type { HourRow } from "./hour-rows.ts";

const CATEGORY_GAP = 0.14;
const BAR_GAP = 0.04;
/** The axis never ends lower: three dossiers on a day off are no peak. */
const LEAST_TOP = 10;

interface Series {
  readonly value: (row: HourRow) => number | undefined;
  readonly before: (row: HourRow) => number;
  readonly color: keyof Palette;
}

const SERIES: readonly [Series, Series] = [
  { value: (row) => row.received, before: (row) => row.previousReceived, color: "in" },
  { value: (row) => row.resolved, before: (row) => row.previousResolved, color: "ngoc" },
];

/** Bars of today and, as bright marks, the whole previous day; hours to come show what that day made of them. */
export function hourChartOption(
  rows: readonly HourRow[],
  nowHour: number,
  fontSize: number,
  palette: Palette,
): DrawnOption {
  const font = { fontFamily: "BVP Num, Be Vietnam Pro, sans-serif", fontSize };
  const highest = Math.max(
    LEAST_TOP,
    ...rows.flatMap((row) => SERIES.flatMap((one) => [one.value(row) ?? 0, one.before(row)])),
  );
  // Up to 24 hours: past a dozen labels only every second fits.
  const every = rows.length > 12 ? 2 : 1;
  return {
    animation: false,
    grid: { left: 0, right: 0, top: 6, bottom: fontSize + 11 },
    xAxis: {
      type: "category",
      data: rows.map((row) => String(row.hour)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line, width: 3 } },
      axisLabel: {
        ...font,
        margin: 10,
        interval: (index: number) => (rows[index]?.hour ?? 0) % every === 0,
        color: (label?: string | number) => (Number(label) === nowHour ? palette.ink : palette.ink3),
        formatter: (label: string) => label,
      },
    },
    yAxis: { type: "value", show: false, min: 0, max: highest },
    series: [
      ...SERIES.map((one, place) => ({
        type: "custom" as const,
        silent: true,
        z: 1,
        renderItem: unfinishedHour(rows, one, place, palette.sink),
        data: rows.map((_, index) => index),
      })),
      ...SERIES.map((one, place) => ({
        type: "custom" as const,
        silent: true,
        z: 2,
        renderItem: bar(rows, one, place, palette[one.color]),
        data: rows.map((_, index) => index),
      })),
      ...SERIES.map((one, place) => ({
        type: "custom" as const,
        silent: true,
        z: 3,
        renderItem: mark(rows, one, place, palette.ink2),
        data: rows.map((_, index) => index),
      })),
    ],
  };
}

/** What the previous day made of an hour that is not over. */
function unfinishedHour(rows: readonly HourRow[], one: Series, place: number, fill: string): CustomSeriesRenderItem {
  return (params, api) => {
    const row = rows[params.dataIndex];
    if (row === undefined || !row.unfinished || one.before(row) === 0) return null;
    const { x, top, bottom, width } = barAt(api, params.dataIndex, one.before(row), place);
    return { type: "rect", shape: { x, y: top, width, height: bottom - top }, style: { fill } };
  };
}

function bar(rows: readonly HourRow[], one: Series, place: number, fill: string): CustomSeriesRenderItem {
  return (params, api) => {
    const row = rows[params.dataIndex];
    const value = row === undefined ? 0 : (one.value(row) ?? 0);
    if (value === 0) return null;
    const { x, top, bottom, width } = barAt(api, params.dataIndex, value, place);
    return { type: "rect", shape: { x, y: top, width, height: bottom - top }, style: { fill } };
  };
}

function mark(rows: readonly HourRow[], one: Series, place: number, fill: string): CustomSeriesRenderItem {
  return (params, api) => {
    const row = rows[params.dataIndex];
    if (row === undefined || one.before(row) === 0) return null;
    const { x, top, width } = barAt(api, params.dataIndex, one.before(row), place);
    return {
      type: "rect",
      shape: { x: x - 1, y: top - 2, width: width + 2, height: 3.5 },
      style: { fill },
    };
  };
}

type Api = Parameters<CustomSeriesRenderItem>[1];

function barAt(api: Api, index: number, value: number, place: number) {
  const [middle = 0, top = 0] = api.coord([index, value]);
  const [, bottom = 0] = api.coord([index, 0]);
  const size = api.size?.([1, 0]) ?? [0];
  const band = (Array.isArray(size) ? (size[0] ?? 0) : size) * (1 - CATEGORY_GAP);
  const width = band / (2 + BAR_GAP);
  return { x: middle - band / 2 + place * width * (1 + BAR_GAP), top, bottom, width };
}
