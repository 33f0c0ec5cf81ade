import { lazy, type ReactElement, type ReactNode, Suspense } from "react";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { Hexagon } from "./hexagon.tsx";
import { LEVEL_SHARES } from "./overdue-level.ts";
import type { UnitLook } from "./unit-look.ts";

const PLAIN = { level: 0, signal: "heard", hotspot: false } as const;

/** Comes with the map of the land. */
const LandSwatch = lazy(async () => ({ default: (await import("./land-swatch.tsx")).LandSwatch }));

export interface MapLegendProps {
  /** Of silent units some never sent, and none fell silent. */
  readonly never: boolean;
  /** The drawing is of land, not of hexagons. */
  readonly land: boolean;
}

export function MapLegend({ never, land }: MapLegendProps): ReactElement {
  const text = useText();
  const language = useLanguage();
  const [low, middle, high] = LEVEL_SHARES.map((share) => formatCount(language, share * 100));
  const key = (look: UnitLook, words: ReactNode): ReactElement => (
    <span>
      <svg width="28" height="30" viewBox="-14 -15 28 30" aria-hidden="true">
        {land ? (
          <Suspense>
            <LandSwatch {...look} />
          </Suspense>
        ) : (
          <Hexagon x={0} y={0} radius={14} {...look} office={false} />
        )}
      </svg>
      {words}
    </span>
  );
  return (
    <div className="legend" aria-hidden="true">
      {key({ ...PLAIN, level: 1 }, text("legendShare", { from: low ?? "", to: middle ?? "" }))}
      {key({ ...PLAIN, level: 2 }, text("legendShare", { from: middle ?? "", to: high ?? "" }))}
      {key({ ...PLAIN, level: 3 }, text("legendOver", { from: high ?? "" }))}
      {key({ ...PLAIN, hotspot: true }, text("legendHotspot"))}
      {key({ ...PLAIN, signal: never ? "never" : "lost" }, text(never ? "legendNever" : "legendLost"))}
    </div>
  );
}
