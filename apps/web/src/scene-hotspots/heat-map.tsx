import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import { type ReactElement, useMemo } from "react";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { LateChartTools } from "../stage/late-chart-tools.tsx";
import { useLayout } from "../stage/use-layout.ts";
import { useRoom } from "../stage/use-room.ts";
import { HeatList } from "./heat-list.tsx";
import { HeatRows } from "./heat-rows.tsx";
import { HOT_EXCESS, heatTable } from "./heat-table.ts";
import { hotspotWords } from "./hotspot-words.ts";
import { heatCsv } from "./hotspots-csv.ts";

const ROOM = { wall: { rows: 13, columns: 7 }, phone: { rows: 20, columns: 50 } } as const;

export interface HeatMapProps {
  readonly hotspots: Hotspots;
  /** The field that is lit. */
  readonly field: string | undefined;
}

/** Children × fields: which cell holds what is overdue, and that all of it is there. */
export function HeatMap({ hotspots, field }: HeatMapProps): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const layout = useLayout();
  const room = useRoom();
  const table = useMemo(() => heatTable(hotspots, ROOM[room], field), [hotspots, room, field]);
  return (
    <section className="block heat">
      <div className="section-head">
        <h2 className="title">{words("tableTitle")}</h2>
        <span className="soft">{words("tableNote", { excess: formatCount(language, HOT_EXCESS) })}</span>
      </div>
      {layout === "wall" ? (
        <HeatRows hotspots={hotspots} table={table} />
      ) : (
        <HeatList hotspots={hotspots} table={table} />
      )}
      <LateChartTools title={words("tableTitle")} table={() => heatCsv(hotspots, language)} />
    </section>
  );
}
