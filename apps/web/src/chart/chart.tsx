import type { BarSeriesOption, CustomSeriesOption, LineSeriesOption, ScatterSeriesOption } from "echarts/charts";
import { CustomChart } from "echarts/charts";
import type { GridComponentOption, MarkLineComponentOption } from "echarts/components";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { type ComposeOption, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import ReactECharts from "echarts-for-react/esm/core";
import { type ReactElement, useMemo } from "react";
import { PAGE_PALETTE, type Palette } from "./palette.ts";

use([CustomChart, GridComponent, SVGRenderer]);

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | CustomSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | MarkLineComponentOption
>;

/** Custom series alone: all that is there without `more-series.ts`. */
export type DrawnOption = ComposeOption<CustomSeriesOption | GridComponentOption>;

/** What a chart shows, in given colours: those of the page, or those of a picture that is saved. */
export type DrawChart = (palette: Palette) => ChartOption;
export type DrawByHand = (palette: Palette) => DrawnOption;

/**
 * The one place that knows the chart library: SVG, so that it stays sharp on a scaled stage and takes CSS colours.
 * `draw` must be the same function while it draws the same. Beside it stands its table (`stage/table-twin.tsx`).
 */
export function Chart({ draw }: { draw: DrawChart }): ReactElement {
  const option = useMemo(() => draw(PAGE_PALETTE), [draw]);
  return (
    <ReactECharts
      echarts={echarts}
      option={option}
      opts={{ renderer: "svg" }}
      style={{ width: "100%", height: "100%" }}
      lazyUpdate
    />
  );
}
