import { type ReactElement, useMemo } from "react";
import type { HourRow } from "../overview/hour-rows.ts";
import { Chart } from "./chart.tsx";
import { hourChartOption } from "./hour-chart-option.ts";

export interface HourChartProps {
  readonly rows: readonly HourRow[];
  readonly nowHour: number;
  readonly fontSize: number;
}

export function HourChart({ rows, nowHour, fontSize }: HourChartProps): ReactElement {
  const option = useMemo(() => hourChartOption(rows, nowHour, fontSize), [rows, nowHour, fontSize]);
  return <Chart option={option} />;
}
