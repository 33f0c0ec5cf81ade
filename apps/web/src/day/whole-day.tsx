import { type ReactElement, type ReactNode, useMemo } from "react";
import { UnitMap } from "../map/unit-map.tsx";
import { useSettings } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { DayColumn } from "./day-column.tsx";
import { Flows } from "./flows.tsx";
import { Hero } from "./hero.tsx";
import { HotspotList } from "./hotspot-list.tsx";
import { OnTime } from "./on-time.tsx";
import { Signals } from "./signals.tsx";
import { StockEquation } from "./stock-equation.tsx";
import { Ticker } from "./ticker.tsx";

/** As many as stand under each other on the wall. */
const HOTSPOTS = { normal: 7, far: 5 } as const;

/** What stands in the places of map, hotspots and ticker where a unit has no units below it. */
interface OwnParts {
  readonly where: ReactNode;
  readonly which: ReactNode;
  readonly last: ReactNode;
}

export interface WholeDayProps {
  readonly picture: Picture;
  readonly lost: boolean;
  readonly own?: OwnParts | undefined;
}

/** A unit's day: are we late, where, are we keeping up, is the number true? */
export function WholeDay({ picture, lost, own }: WholeDayProps): ReactElement {
  const density = useSettings((state) => state.density);
  const hotspots = useMemo(() => picture.board.hotspots.slice(0, HOTSPOTS[density]), [picture, density]);
  const listed = useMemo(() => new Set(hotspots.map((hotspot) => hotspot.unit)), [hotspots]);
  return (
    <>
      <Hero picture={picture} lost={lost} />
      <OnTime picture={picture} />
      <Flows picture={picture} lost={lost} />
      <StockEquation picture={picture} />
      {own === undefined ? <UnitMap picture={picture} listed={listed} /> : own.where}
      {own === undefined ? <HotspotList picture={picture} hotspots={hotspots} /> : own.which}
      <DayColumn picture={picture} />
      <Signals picture={picture} />
      {own === undefined ? <Ticker events={picture.overview.events} today={picture.today} /> : own.last}
    </>
  );
}
