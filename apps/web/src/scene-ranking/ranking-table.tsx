import type { Ranking } from "@ioc/protocol/ranking.ts";
import { type ReactElement, useMemo } from "react";
import { formatDate, formatDayOfYear } from "../numbers/civil-time.ts";
import { formatCount, formatTarget } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { RowTable } from "../stage/row-table.tsx";
import { useRoom } from "../stage/use-room.ts";
import { INTERVAL_WIDTH, placeOf } from "./interval-drawing.tsx";
import { type IntervalScale, intervalScale } from "./interval-scale.ts";
import type { RankedChild } from "./ranked-children.ts";
import { RankingRow } from "./ranking-row.tsx";
import { rankingRows } from "./ranking-rows.ts";
import { rankingWords } from "./ranking-words.ts";
import { VerdictKey } from "./verdict-key.tsx";

/** Rows that stand under each other on the wall. */
const ROOM = { wall: 13, phone: 25 } as const;

export interface RankingTableProps {
  readonly ranking: Ranking;
  readonly ranked: readonly RankedChild[];
  readonly target: number | undefined;
}

/** The units by their share on time, each with what chance may have done to it. */
export function RankingTable({ ranking, ranked, target }: RankingTableProps): ReactElement {
  const words = useWords(rankingWords);
  const room = useRoom();
  const rows = useMemo(() => rankingRows(ranked, ROOM[room]), [ranked, room]);
  const shown = useMemo(() => [...rows.first, ...rows.last], [rows]);
  const scale = useMemo(() => intervalScale(shown, target), [shown, target]);
  const { from, to } = ranking.period;
  const row = (one: RankedChild): ReactElement => (
    <RankingRow key={one.code} ranked={one} ranking={ranking} scale={scale} target={target} />
  );
  return (
    <section className="block ranking">
      <div className="section-head">
        <h2 className="title">
          {words("tableTitle", { count: ranked.length, from: formatDayOfYear(from), to: formatDate(to) })}
        </h2>
        {target !== undefined && <VerdictKey />}
      </div>
      <RowTable
        className="ranking-table"
        heads={[
          {
            words: words("rank"),
            className: "ranking-place-head",
            drawn: <span aria-hidden="true">{words("change")}</span>,
            over: 2,
          },
          { words: words("unit"), className: "row-head-name" },
          {
            words: words("interval"),
            className: "ranking-interval",
            drawn: <Ticks scale={scale} target={target} />,
          },
          { words: words("onTime"), className: "ranking-rate-head" },
          { words: words("online"), className: "ranking-online-head" },
          { words: words("overdue"), className: "ranking-overdue-head" },
        ]}
      >
        {rows.first.map(row)}
        {rows.others.length > 0 && (
          <tr className="ranking-row ranking-others">
            <td colSpan={7}>{words("otherUnits", { count: rows.others.length })}</td>
          </tr>
        )}
        {rows.last.map(row)}
      </RowTable>
    </section>
  );
}

/** The scale of the intervals, and the target on it. */
function Ticks({ scale, target }: { scale: IntervalScale; target: number | undefined }): ReactElement {
  const language = useLanguage();
  const marks = scale.ticks.filter(
    (tick) => target === undefined || Math.abs(placeOf(tick, scale) - placeOf(target, scale)) > 44,
  );
  return (
    <span className="ticks" style={{ width: INTERVAL_WIDTH }} aria-hidden="true">
      {marks.map((tick) => (
        <span key={tick} className="tick" style={{ left: placeOf(tick, scale) }}>
          {formatCount(language, tick * 100)}
        </span>
      ))}
      {target !== undefined && (
        <b className="tick tick-target" style={{ left: placeOf(target, scale) }}>
          {formatTarget(language, target)}
        </b>
      )}
    </span>
  );
}
