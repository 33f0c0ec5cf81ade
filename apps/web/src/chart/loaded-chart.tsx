import { lazy, type ReactElement, Suspense } from "react";
import { ErrorBoundary } from "../stage/error-boundary.tsx";
import type { DrawByHand, DrawChart } from "./chart.tsx";

/** The chart library is larger than the rest of the page: the numbers do not wait for it. */
const DrawnChart = lazy(async () => ({ default: (await import("./chart.tsx")).Chart }));
/** The first scene needs none of it, so it comes with the first that does. */
const SeriesChart = lazy(async () => {
  const [{ Chart }] = await Promise.all([import("./chart.tsx"), import("./more-series.ts")]);
  return { default: Chart };
});

/** `drawn`: custom series alone. `series`: bars, lines, points and their marks as well. */
export type ChartDrawing =
  | { readonly kind?: "drawn"; readonly draw: DrawByHand }
  | { readonly kind: "series"; readonly draw: DrawChart };

export type LoadedChartProps = ChartDrawing & {
  readonly className: string;
  /** What stands there when the library does not come. */
  readonly failed: string;
};

/**
 * A chart as large as `className` makes it, drawn when its library has come. For the eye alone: its table stands beside
 * it. `draw` must be the same function while it draws the same.
 */
export function LoadedChart({ className, draw, kind = "drawn", failed }: LoadedChartProps): ReactElement {
  const Chart = kind === "drawn" ? DrawnChart : SeriesChart;
  return (
    <div className={className} aria-hidden="true">
      <ErrorBoundary fallback={<p className="soft">{failed}</p>}>
        <Suspense fallback={null}>
          <Chart draw={draw} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
