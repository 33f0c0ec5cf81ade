import { type ReactElement, useMemo } from "react";
import { hexagonPath } from "../map/hexagon.tsx";
import { layoutMap } from "../map/map-layout.ts";
import { useText, useWall } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { Header } from "../stage/header.tsx";

/** After this long it is no longer "just a moment". */
const PATIENCE_MS = 10_000;
const SKELETON_UNITS = Array.from({ length: 12 }, (_, group) => ({
  code: String(group),
  labelWidth: 120,
  tiles: Array.from({ length: 12 }, (_, unit) => `${group}/${unit}`),
}));
const MAP_BOX = { width: 740, height: 428, labelHeight: 30, maxRadius: 40, leastLabel: 1 };
const BARS = [70, 96, 84, 60, 34, 12, 66, 48, 20, 20];

/** The shape of the picture while nothing is known yet: still, and with no number in it. */
export function Skeleton(): ReactElement {
  const text = useText();
  const link = useWall((state) => state.link);
  const aheadMs = useWall((state) => state.serverAheadMs);
  const sinceMs = useWall((state) => state.loadingSinceMs);
  const waitedMs = Math.max(0, useNow() - aheadMs - sinceMs);
  const seconds = Math.floor(waitedMs / 1000);
  const waiting = waitedMs >= PATIENCE_MS;
  const map = useMemo(() => layoutMap(SKELETON_UNITS, MAP_BOX), []);
  return (
    <div className="screen">
      <Header unit={undefined} simulated={false}>
        <span role="status" className={waiting ? "feeds feeds-few" : "feeds"} data-link={link.kind}>
          {waiting ? text("stillWaiting", { seconds }) : text("receiving", { seconds })}
        </span>
      </Header>
      <div className="skeleton" aria-hidden="true">
        <i className="bone bone-hero" />
        <i className="bone bone-words" />
        <i className="bone bone-rate" />
        <i className="bone bone-flow-1" />
        <i className="bone bone-flow-2" />
        <i className="bone bone-stock" />
        <svg className="bone-map" width="740" height="428" aria-hidden="true">
          {map.tiles.map(({ code, x, y }) => (
            <path key={code} d={hexagonPath(map.radius - 1.3)} transform={`translate(${x} ${y})`} />
          ))}
        </svg>
        <ol className="bone-list">
          {[1, 0.7, 0.6, 0.5, 0.45, 0.4, 0.36].map((share) => (
            <li key={share} className="bone" style={{ width: `${share * 100}%` }} />
          ))}
        </ol>
        <svg className="bone-chart" width="492" height="100" aria-hidden="true">
          {BARS.map((height, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed picture
            <rect key={index} x={index * 49.2 + 4} width="40" y={100 - height} height={height} />
          ))}
        </svg>
      </div>
    </div>
  );
}
