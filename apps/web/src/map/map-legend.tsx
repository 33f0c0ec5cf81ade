import type { ReactElement, ReactNode } from "react";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { Hexagon, type HexagonProps } from "./hexagon.tsx";
import { LEVEL_SHARES } from "./overdue-level.ts";

const PLAIN = { level: 0, signal: "heard", hotspot: false, office: false } as const;

export function MapLegend({ never }: { never: boolean }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const [low, middle, high] = LEVEL_SHARES.map((share) => formatCount(language, share * 100));
  return (
    <div className="legend" aria-hidden="true">
      <Key look={{ ...PLAIN, level: 1 }}>{text("legendShare", { from: low ?? "", to: middle ?? "" })}</Key>
      <Key look={{ ...PLAIN, level: 2 }}>{text("legendShare", { from: middle ?? "", to: high ?? "" })}</Key>
      <Key look={{ ...PLAIN, level: 3 }}>{text("legendOver", { from: high ?? "" })}</Key>
      <Key look={{ ...PLAIN, hotspot: true }}>{text("legendHotspot")}</Key>
      <Key look={{ ...PLAIN, signal: never ? "never" : "lost" }}>{text(never ? "legendNever" : "legendLost")}</Key>
    </div>
  );
}

type Look = Pick<HexagonProps, "level" | "signal" | "hotspot" | "office">;

function Key({ look, children }: { look: Look; children: ReactNode }): ReactElement {
  return (
    <span>
      <svg width="28" height="30" viewBox="-14 -15 28 30" aria-hidden="true">
        <Hexagon x={0} y={0} radius={14} {...look} />
      </svg>
      {children}
    </span>
  );
}
