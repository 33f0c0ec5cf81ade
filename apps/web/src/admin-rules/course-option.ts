import { SEVERITIES, type Severity } from "@ioc/domain/alert/severity.ts";
import type { LineSeriesOption } from "echarts/charts";
import type { CustomSeriesRenderItem } from "echarts/types/dist/shared";
import type { ChartOption } from "../chart/chart.tsx";
import type { Palette } from "../chart/palette.ts";
import { formatDayOfYear } from "../numbers/civil-time.ts";
import type { AlertRun } from "./alert-runs.ts";
import { axisDates } from "./axis-dates.ts";
import { courseLines, type DrawnPoint } from "./course-lines.ts";
import type { TimeAxis } from "./time-axis.ts";

/** A level as it is drawn: from where it fires to where it clears. */
export interface DrawnLevel {
  readonly severity: Severity;
  readonly fire: number;
  readonly clear: number;
  readonly fireText: string;
  readonly clearText: string;
}

export interface CoursePicture {
  readonly axis: TimeAxis;
  readonly points: readonly DrawnPoint[];
  readonly levels: readonly DrawnLevel[];
  readonly direction: "above" | "below";
  readonly runs: readonly AlertRun[];
  readonly textOf: (value: number) => string;
}

const FONT = { fontFamily: "BVP Num, Be Vietnam Pro, sans-serif", fontSize: 13 };
const COLOURS: Readonly<Record<Severity, { readonly words: keyof Palette; readonly shape: keyof Palette }>> = {
  warning: { words: "vang", shape: "vang-f" },
  critical: { words: "son", shape: "son" },
};
/** px above the drawing, where the alerts stand. */
const HEAD = 16;

/** A number through the last days, its levels with the band between firing and clearing, and when it would have alerted. */
export function courseOption(picture: CoursePicture, palette: Palette): ChartOption {
  const { axis, points, levels, textOf } = picture;
  const { least, most } = rangeOf(picture);
  const dates = axisDates(axis);
  const { judged, passedOver } = courseLines(points);
  const dateAt = (place: number): string =>
    formatDayOfYear(dates.find((week) => Math.abs(week.place - place) < 1e-9)?.date ?? "");
  return {
    animation: false,
    grid: { left: 58, right: 4, top: HEAD, bottom: 26 },
    xAxis: {
      type: "value",
      min: 0,
      max: 1,
      splitLine: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { ...FONT, color: palette.ink2, customValues: dates.map(({ place }) => place), formatter: dateAt },
    },
    yAxis: {
      type: "value",
      min: least,
      max: most,
      splitNumber: 3,
      splitLine: { show: false },
      axisLabel: {
        ...FONT,
        color: palette.ink3,
        showMinLabel: least === 0,
        showMaxLabel: false,
        formatter: (value: number) => textOf(value),
      },
    },
    series: [
      { type: "custom", silent: true, z: 1, renderItem: ground(axis, least, most, palette), data: [0] },
      ...levels.map((level) => ({
        type: "custom" as const,
        silent: true,
        z: 2,
        renderItem: band(level, picture.direction, palette),
        data: [0],
      })),
      { type: "custom", silent: true, z: 3, renderItem: alerts(picture, most, palette), data: [0] },
      line(passedOver, { color: palette.ink3, width: 1, type: [3, 3] }),
      line(judged, { color: palette.ink, width: 1.8 }),
    ],
  };
}

function line(data: (number | null)[][], lineStyle: LineSeriesOption["lineStyle"] & object) {
  return { type: "line" as const, silent: true, z: 4, symbol: "none", lineStyle, data };
}

/** From the lowest to the highest of what is drawn, with room, and never below nothing. */
function rangeOf({ points, levels }: CoursePicture): { readonly least: number; readonly most: number } {
  const values = [
    ...points.flatMap(({ value }) => (value === null ? [] : [value])),
    ...levels.flatMap(({ fire, clear }) => [fire, clear]),
  ];
  if (values.length === 0) return { least: 0, most: 1 };
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  const room = (highest - lowest || Math.abs(highest) || 1) * 0.14;
  return { least: lowest >= 0 ? Math.max(0, lowest - room) : lowest - room, most: highest + room };
}

/** Weeks and days off. */
function ground(axis: TimeAxis, least: number, most: number, palette: Palette): CustomSeriesRenderItem {
  return (_, api) => {
    const at = (place: number) => {
      const [x = 0, bottom = 0] = api.coord([place, least]);
      const [, top = 0] = api.coord([place, most]);
      return { x, top, bottom };
    };
    const upright = (place: number, style: object) => {
      const { x, top, bottom } = at(place);
      return { type: "line" as const, shape: { x1: x, x2: x, y1: top, y2: bottom }, style };
    };
    return {
      type: "group",
      children: [
        ...axis.daysOff.map(({ from, to }) => {
          if (axis.kind === "working") return upright(from, { stroke: palette.ink3, lineDash: [2, 4] });
          const { x, top, bottom } = at(from);
          return {
            type: "rect" as const,
            shape: { x, y: top, width: at(to).x - x, height: bottom - top },
            style: { fill: palette.sink },
          };
        }),
        ...axis.weeks.map(({ place }) => upright(place, { stroke: palette.line })),
      ],
    };
  };
}

function band(level: DrawnLevel, direction: "above" | "below", palette: Palette): CustomSeriesRenderItem {
  const { words, shape } = COLOURS[level.severity];
  return (_, api) => {
    const [left = 0, fire = 0] = api.coord([0, level.fire]);
    const [right = 0, clear = 0] = api.coord([1, level.clear]);
    const outside = direction === "above" ? "bottom" : "top";
    const inside = direction === "above" ? "top" : "bottom";
    const line = (y: number, lineDash?: number[]) => ({
      type: "line" as const,
      shape: { x1: left, x2: right, y1: y, y2: y },
      style: { stroke: palette[shape], lineWidth: 1.5, ...(lineDash && { lineDash }) },
    });
    const word = (text: string, y: number, verticalAlign: "top" | "bottom") => ({
      type: "text" as const,
      style: {
        text,
        x: left + 6,
        y: y + (verticalAlign === "top" ? 3 : -3),
        fill: palette[words],
        stroke: palette.bg,
        lineWidth: 3,
        font: `600 ${FONT.fontSize}px ${FONT.fontFamily}`,
        verticalAlign,
      },
    });
    const isBand = level.fire !== level.clear;
    return {
      type: "group",
      children: [
        {
          type: "rect",
          shape: { x: left, y: Math.min(fire, clear), width: right - left, height: Math.abs(fire - clear) },
          style: { fill: palette[shape], opacity: 0.18 },
        },
        line(fire),
        ...(isBand ? [line(clear, [5, 4])] : []),
        word(level.fireText, fire, outside),
        ...(isBand ? [word(level.clearText, clear, inside)] : []),
      ],
    };
  };
}

/** When it would have alerted, above the line. */
function alerts({ runs, axis }: CoursePicture, most: number, palette: Palette): CustomSeriesRenderItem {
  const stretches = runs.flatMap((run) => run.stretches);
  return (_, api) => ({
    type: "group",
    children: stretches.map(({ severity, from, to }) => {
      const [x = 0, y = 0] = api.coord([axis.placeOf(from), most]);
      const [end = 0] = api.coord([to === null ? 1 : axis.placeOf(to), most]);
      const height = SEVERITIES.indexOf(severity) === 0 ? 6 : 10;
      return {
        type: "rect" as const,
        shape: { x, y: y - 3 - height, width: Math.max(2, end - x), height },
        style: { fill: palette[severity === "critical" ? "son" : "vang-d"] },
      };
    }),
  });
}
