import { lazy, type ReactElement, Suspense } from "react";
import type { ChartToolsProps } from "./chart-tools.tsx";

const ChartTools = lazy(async () => ({ default: (await import("./chart-tools.tsx")).ChartTools }));

/** Nobody saves anything before the first numbers stand. */
export function LateChartTools(props: ChartToolsProps): ReactElement {
  return (
    <Suspense fallback={null}>
      <ChartTools {...props} />
    </Suspense>
  );
}
