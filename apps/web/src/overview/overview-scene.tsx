import { type ReactElement, useMemo } from "react";
import { ByHour } from "../day/by-hour.tsx";
import { ChannelMix } from "../day/channel-mix.tsx";
import { Digitization } from "../day/digitization.tsx";
import { Flows } from "../day/flows.tsx";
import { Hero } from "../day/hero.tsx";
import { HotspotList } from "../day/hotspot-list.tsx";
import { OnTime } from "../day/on-time.tsx";
import { Signals } from "../day/signals.tsx";
import { StockEquation } from "../day/stock-equation.tsx";
import { Ticker } from "../day/ticker.tsx";
import { UnitMap } from "../map/unit-map.tsx";
import { useSettings, useText } from "../page/page-context.ts";
import type { SceneProps } from "../stage/scene-definition.ts";

/** As many as stand under each other on the wall. */
const HOTSPOTS = { normal: 7, far: 5 } as const;

/** The first scene: are we late, where, are we keeping up, is the number true? */
export function OverviewScene({ picture, lost }: SceneProps): ReactElement {
  const text = useText();
  const density = useSettings((state) => state.density);
  const hotspots = useMemo(() => picture.board.hotspots.slice(0, HOTSPOTS[density]), [picture, density]);
  const listed = useMemo(() => new Set(hotspots.map((hotspot) => hotspot.unit)), [hotspots]);
  const nothingToday = picture.board.measures.received === 0 && picture.board.measures.resolved === 0;
  return (
    <>
      <Hero picture={picture} lost={lost} />
      <OnTime picture={picture} />
      <Flows picture={picture} lost={lost} />
      <StockEquation picture={picture} />
      <UnitMap picture={picture} listed={listed} />
      <HotspotList picture={picture} hotspots={hotspots} />
      <div className="day">
        <ByHour picture={picture} />
        {nothingToday ? (
          <p className="no-rates">
            {text("noRates")} <b>{text("noRatesReason")}</b>
          </p>
        ) : (
          <>
            <ChannelMix picture={picture} />
            <Digitization picture={picture} />
          </>
        )}
      </div>
      <Signals picture={picture} />
      <Ticker events={picture.overview.events} today={picture.today} />
    </>
  );
}
