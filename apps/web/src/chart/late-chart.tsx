import type { ReactElement } from "react";
import { useText } from "../page/page-context.ts";
import { type ChartDrawing, LoadedChart } from "./loaded-chart.tsx";

/** A chart of the wall, with the wall's word for one that does not come. */
export function LateChart(props: ChartDrawing & { readonly className: string }): ReactElement {
  return <LoadedChart {...props} failed={useText()("chartFailed")} />;
}
