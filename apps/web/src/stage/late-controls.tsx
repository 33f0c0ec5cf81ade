import { lazy, type ReactElement, Suspense } from "react";

const Controls = lazy(async () => ({ default: (await import("./controls.tsx")).Controls }));

/** Nobody presses anything before the first numbers stand. */
export function LateControls(): ReactElement {
  return (
    <Suspense fallback={null}>
      <Controls />
    </Suspense>
  );
}
