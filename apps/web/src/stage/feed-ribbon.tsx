import type { OverviewTile } from "@ioc/protocol/overview.ts";
import { memo, type ReactElement } from "react";
import { useText } from "../page/page-context.ts";
import type { GroupOfUnits } from "./unit-order.ts";

const WIDTH = 1824;
/** A gap between two groups is as wide as this many marks. */
const GROUP_GAP = 1.1;
/** A mark stays a mark where there are few. */
const WIDEST = 36;
const MARK_SHARE = 0.72;
/** How long a mark stays brighter after an event. */
const BRIGHT_MS = 5_000;

export interface FeedRibbonProps {
  readonly groups: readonly GroupOfUnits[];
  readonly nowMs: number;
}

/** One mark per unit: bright when an event has just come, dropped and gold when its signal is lost. */
export const FeedRibbon = memo(Ribbon, (before, after) => before.groups === after.groups);

function Ribbon({ groups, nowMs }: FeedRibbonProps): ReactElement {
  const text = useText();
  const count = groups.reduce((sum, { units }) => sum + units.length, 0);
  const pitch = Math.min(WIDEST, WIDTH / Math.max(1, count + (groups.length - 1) * GROUP_GAP));
  let left = 0;
  const marks = groups.flatMap(({ units }, index) => {
    if (index > 0) left += pitch * GROUP_GAP;
    return units.map(({ code, tile }) => {
      const x = left;
      left += pitch;
      return (
        <Mark
          key={code}
          x={x}
          width={pitch * MARK_SHARE}
          state={tile.state}
          lastEventAt={tile.lastEventAt}
          nowMs={nowMs}
        />
      );
    });
  });
  return (
    <svg
      className="ribbon"
      viewBox={`0 0 ${WIDTH} 18`}
      preserveAspectRatio="none"
      role="img"
      aria-label={text("ribbonLabel")}
    >
      {marks}
    </svg>
  );
}

interface MarkProps {
  readonly x: number;
  readonly width: number;
  readonly state: OverviewTile["state"];
  readonly lastEventAt: string | null | undefined;
  readonly nowMs: number;
}

const Mark = memo(
  function Mark({ x, width, state, lastEventAt, nowMs }: MarkProps) {
    const ageMs = lastEventAt ? Math.max(0, nowMs - Date.parse(lastEventAt)) : Number.POSITIVE_INFINITY;
    const dropped = state === "stale" || state === "never";
    return (
      <g className={`mark mark-${state}`}>
        <rect x={x} y={dropped ? 8 : 0} width={width} height={dropped ? 6 : 12} />
        {!dropped && ageMs < BRIGHT_MS && (
          <rect
            key={lastEventAt}
            className="mark-bright"
            x={x}
            y={0}
            width={width}
            height={12}
            style={{ animationDelay: `${-Math.round(ageMs)}ms` }}
          />
        )}
      </g>
    );
  },
  // The clock alone redraws nothing: the fading is the style sheet's.
  (before, after) =>
    before.x === after.x &&
    before.width === after.width &&
    before.state === after.state &&
    before.lastEventAt === after.lastEventAt,
);
