import type { BarSeriesOption, CustomSeriesOption } from "echarts/charts";
import { BarChart, CustomChart } from "echarts/charts";
import type { GridComponentOption } from "echarts/components";
import { GridComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { type ComposeOption, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import ReactECharts from "echarts-for-react/esm/core";
import type { ReactElement } from "react";

use([BarChart, CustomChart, GridComponent, SVGRenderer]);

export type ChartOption = ComposeOption<BarSeriesOption | CustomSeriesOption | GridComponentOption>;

/** The one place that knows the chart library: SVG, so that it stays sharp on a scaled stage and takes CSS colours. */
export function Chart({ option }: { option: ChartOption }): ReactElement {
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
