import { lazy, type ReactElement, Suspense } from "react";
import { useText } from "../page/page-context.ts";
import { ErrorBoundary } from "../stage/error-boundary.tsx";
import type { DrawChart } from "./chart.tsx";

/** The chart library is larger than the rest of the page: the numbers do not wait for it. */
const Chart = lazy(async () => ({ default: (await import("./chart.tsx")).Chart }));

/**
 * A chart as large as `className` makes it, drawn when its library has come. For the eye alone: its table stands beside
 * it. `draw` must be the same function while it draws the same.
 */
export function LateChart({ className, draw }: { className: string; draw: DrawChart }): ReactElement {
  const text = useText();
  return (
    <div className={className} aria-hidden="true">
      <ErrorBoundary fallback={<p className="soft">{text("chartFailed")}</p>}>
        <Suspense fallback={null}>
          <Chart draw={draw} />
        </Suspense>
      </ErrorBoundary>
    </div>
  );
}
