import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { type ReactElement, useMemo } from "react";
import { UnitMap } from "../map/unit-map.tsx";
import { unitsByGroup } from "../map/unit-order.ts";
import { useText, useWall } from "../page/page-context.ts";
import { usePaced } from "../page/use-paced.ts";
import { Header } from "../stage/header.tsx";
import { ByHour } from "./by-hour.tsx";
import { ChannelMix } from "./channel-mix.tsx";
import { ConnectionStrip } from "./connection-strip.tsx";
import { Digitization } from "./digitization.tsx";
import { FeedRibbon } from "./feed-ribbon.tsx";
import { FeedsSending } from "./feeds-sending.tsx";
import { Flows } from "./flows.tsx";
import { Hero } from "./hero.tsx";
import { HotspotList } from "./hotspot-list.tsx";
import { OnTime } from "./on-time.tsx";
import { sceneOf } from "./scene.ts";
import { Signals } from "./signals.tsx";
import { StockEquation } from "./stock-equation.tsx";
import { Ticker } from "./ticker.tsx";

/** As many as stand under each other on the wall. */
const HOTSPOTS = 7;
/** A number changes at most once in this time, and still within a second of what changed it. */
const REST_MS = 750;

/** The first scene: are we late, where, are we keeping up, is the number true? */
export function OverviewScreen({ board, overview }: { board: Board; overview: Overview }): ReactElement {
  const text = useText();
  const link = useWall((state) => state.link);
  const aheadMs = useWall((state) => state.serverAheadMs);
  const documents = useMemo(() => ({ board, overview }), [board, overview]);
  const shown = usePaced(documents, REST_MS);
  const scene = useMemo(() => sceneOf(shown.board, shown.overview), [shown]);
  const hotspots = useMemo(() => scene.board.hotspots.slice(0, HOTSPOTS), [scene]);
  const listed = useMemo(() => new Set(hotspots.map((hotspot) => hotspot.unit)), [hotspots]);
  const groups = useMemo(() => unitsByGroup(scene.overview), [scene]);
  const lost = link.kind === "lost";
  const nothingToday = scene.board.measures.received === 0 && scene.board.measures.resolved === 0;
  return (
    <div className={lost ? "screen screen-old" : "screen"}>
      <Header unit={scene.overview.unit} simulated={scene.overview.simulated}>
        <FeedsSending scene={scene} />
      </Header>
      {lost ? <ConnectionStrip link={link} /> : <FeedRibbon groups={groups} nowMs={Date.now() + aheadMs} />}
      <main className="numbers">
        <Hero scene={scene} lost={lost} />
        <OnTime scene={scene} />
        <Flows scene={scene} lost={lost} />
        <StockEquation scene={scene} />
        <UnitMap scene={scene} listed={listed} />
        <HotspotList scene={scene} hotspots={hotspots} />
        <div className="day">
          <ByHour scene={scene} />
          {nothingToday ? (
            <p className="no-rates">
              {text("noRates")} <b>{text("noRatesReason")}</b>
            </p>
          ) : (
            <>
              <ChannelMix scene={scene} />
              <Digitization scene={scene} />
            </>
          )}
        </div>
        <Signals scene={scene} />
        <Ticker events={scene.overview.events} today={scene.today} />
      </main>
    </div>
  );
}
