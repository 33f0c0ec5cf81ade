import { type ReactElement, useMemo } from "react";
import { Chart } from "../chart/chart.tsx";
import { hourChartOption } from "./hour-chart-option.ts";
import type { HourRow } from "./hour-rows.ts";

export interface HourChartProps {
  readonly rows: readonly HourRow[];
  readonly nowHour: number;
  readonly fontSize: number;
}

export function HourChart({ rows, nowHour, fontSize }: HourChartProps): ReactElement {
  const option = useMemo(() => hourChartOption(rows, nowHour, fontSize), [rows, nowHour, fontSize]);
  return <Chart option={option} />;
}
