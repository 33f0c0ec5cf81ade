import { lazy, type ReactElement, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useLanguage, useSettings, useText } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { useLayout } from "../stage/use-layout.ts";
import { mapLook } from "./map-look.ts";
import { namedGroups } from "./named-group.ts";
import { TileMap } from "./tile-map.tsx";
import { useUnitMap } from "./use-unit-map.ts";
import { useWidth } from "./use-width.ts";

/** Comes after the first numbers. */
const MapFoot = lazy(async () => ({ default: (await import("./map-foot.tsx")).MapFoot }));
/** Most have no map, and whoever has one sees the numbers first. */
const LandMap = lazy(async () => ({ default: (await import("./land-map.tsx")).LandMap }));
const LandHead = lazy(async () => ({ default: (await import("./land-head.tsx")).LandHead }));

/** Where are we late? On the land, where its shapes have been loaded, else one hexagon per unit. */
export function UnitMap({ picture, listed }: { picture: Picture; listed: ReadonlySet<string> }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const layout = useLayout();
  const frame = useRef<HTMLDivElement>(null);
  const measured = useWidth(frame);
  const density = useSettings((state) => state.density);
  const wanted = useSettings((state) => state.map);
  const map = useUnitMap(picture.overview.unit.code);
  const groups = useMemo(() => namedGroups(picture, language), [picture, language]);
  const look = mapLook(layout, density);
  const width = layout === "wall" ? 740 : measured;
  const tiles = Object.values(picture.overview.tiles);
  // The first numbers do not wait for a thousand hexagons.
  const isDrawn = useDeferredValue(true, false);
  // Names are as wide as the font that stands has them.
  const [, measureAgain] = useState({});
  useEffect(() => {
    document.fonts.onloadingdone = () => measureAgain({});
  }, []);
  const asLand = map !== undefined && wanted === "land";
  const parts = { picture, listed, groups, width, look };
  return (
    <section className="map">
      <div className="section-head">
        <h2 className="title">{text("whereOverdue")}</h2>
        {map === undefined ? (
          <span className="soft">{text("mapNote")}</span>
        ) : (
          <Suspense>
            <LandHead asLand={asLand} />
          </Suspense>
        )}
      </div>
      <div ref={frame} style={{ minHeight: look.height }}>
        {isDrawn &&
          width > 0 &&
          (asLand ? (
            <Suspense fallback={<TileMap {...parts} />}>
              <LandMap map={map} {...parts} />
            </Suspense>
          ) : (
            <TileMap {...parts} />
          ))}
      </div>
      <Suspense fallback={null}>
        <MapFoot
          groups={groups}
          land={asLand}
          never={tiles.some((tile) => tile.state === "never") && !tiles.some((tile) => tile.state === "stale")}
        />
      </Suspense>
    </section>
  );
}
