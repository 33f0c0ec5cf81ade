import type { Board } from "@ioc/protocol/board.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import { type ReactElement, useMemo } from "react";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { childName } from "../stage/child-name.ts";
import { Glyph } from "../stage/glyph.tsx";
import { LateChartTools } from "../stage/late-chart-tools.tsx";
import { RowTable } from "../stage/row-table.tsx";
import { useRoom } from "../stage/use-room.ts";
import { DIGITAL_RATES, type DigitalRate } from "./digital-rates.ts";
import { digitalWords } from "./digital-words.ts";
import { ratesCsv } from "./rates-csv.ts";
import { UnitRate } from "./unit-rate.tsx";
import { type UnitRow, unitRows } from "./unit-rows.ts";

/** Rows that stand under each other on the wall, that of the others among them. */
const ROOM = { wall: 13, phone: 20 } as const;

export interface UnitTableProps {
  readonly month: Board;
  readonly targets: Targets;
  readonly focus: DigitalRate;
}

/** Unit by unit, the lowest in what matters first. */
export function UnitTable({ month, targets, focus }: UnitTableProps): ReactElement {
  const words = useWords(digitalWords);
  const room = useRoom();
  const language = useLanguage();
  const rows = useMemo(() => unitRows(month.children, focus, ROOM[room]), [month, focus, room]);
  return (
    <section className="block unit-rates">
      <div className="section-head">
        <h2 className="title">{words("unitsTitle")}</h2>
        <span className="soft">{words("unitsNote", { rate: words(`${focus}_short`) })}</span>
      </div>
      <RowTable
        className="unit-table"
        heads={[
          { words: words("unit"), className: "row-head-name unit-name-head" },
          ...DIGITAL_RATES.map((rate) => ({
            words: words(`${rate}_short`),
            ...(rate === focus ? { className: "unit-focus" } : {}),
          })),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.children[0]} className="unit-row">
            <th scope="row" className="unit-name">
              <RowName row={row} month={month} />
            </th>
            {DIGITAL_RATES.map((rate) => (
              <UnitRate key={rate} rate={rate} row={row} targets={targets} />
            ))}
          </tr>
        ))}
      </RowTable>
      <LateChartTools title={words("unitsTitle")} table={() => ratesCsv(month, language)} />
    </section>
  );
}

function RowName({ row, month }: { row: UnitRow; month: Board }): ReactElement {
  const words = useWords(digitalWords);
  const text = useText();
  const language = useLanguage();
  const [code = ""] = row.children;
  const child = month.children[code];
  if (row.children.length > 1 || child === undefined) {
    return <>{words("otherUnits", { count: row.children.length })}</>;
  }
  const name = childName(language, month.unit, code, child, Object.keys(month.children).length > 1);
  const { state } = child.feed;
  const silent = state === "stale" || state === "never";
  return (
    <span className="unit-who" title={name}>
      <span className="unit-words">{name}</span>
      {silent && <Glyph name={state === "stale" ? "lost" : "never"} size={20} />}
      {silent && <span className="unseen">, {text(`state_${state}`)}</span>}
    </span>
  );
}
