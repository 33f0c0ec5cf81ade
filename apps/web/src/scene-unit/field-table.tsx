import type { Board } from "@ioc/protocol/board.ts";
import { type ReactElement, useMemo } from "react";
import { fieldName } from "../language/field-name.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useSettings, useText, useWords } from "../page/page-context.ts";
import { useRoom } from "../stage/use-room.ts";
import { FIELD_MEASURES, type FieldMeasure, type FieldRow, fieldRows } from "./field-rows.ts";
import { unitWords } from "./unit-words.ts";

/** Rows that stand under each other on the wall, without the sum. */
const ROOM = { wall: { normal: 9, far: 5 }, phone: { normal: 30, far: 30 } } as const;

/** Where a unit without units below it is late: by what it works on. */
export function FieldTable({ board }: { board: Board }): ReactElement {
  const words = useWords(unitWords);
  const text = useText();
  const room = useRoom();
  const density = useSettings((state) => state.density);
  const rows = useMemo(() => fieldRows(board.fields, ROOM[room][density]), [board, room, density]);
  const shown = rows.flatMap(({ fields }) => (fields.length === 1 ? fields : []));
  const head: Readonly<Record<FieldMeasure, string>> = {
    overdue: text("overdue"),
    dueToday: words("dueToday"),
    atRisk: text("atRisk"),
    inProgress: words("open"),
  };
  return (
    <section className="fields">
      <div className="section-head">
        <h2 className="title">{words("fieldsTitle")}</h2>
        <span className="soft">{words("fieldsNote")}</span>
      </div>
      {rows.length === 0 ? (
        <p className="calm-note">{words("fieldsNone")}</p>
      ) : (
        <table className="field-table">
          <thead>
            <tr>
              <th scope="col" className="field-head">
                <span className="unseen">{text("field")}</span>
              </th>
              {FIELD_MEASURES.map((measure) => (
                <th key={measure} scope="col" className={`field-head field-count field-head-${measure}`}>
                  {head[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.fields[0]} row={row} shown={shown} />
            ))}
          </tbody>
          <tfoot>
            <tr className="field-row field-sum">
              <th scope="row" className="field-name">
                {words("total")}
              </th>
              {FIELD_MEASURES.map((measure) => (
                <td key={measure} className={cellClass(measure, board.measures[measure])}>
                  <Count value={board.measures[measure]} measure={measure} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

function cellClass(measure: FieldMeasure, value: number): string {
  return value === 0 ? "field-count field-zero" : `field-count field-${measure}`;
}

interface RowProps {
  readonly row: FieldRow;
  /** The fields that have a row. */
  readonly shown: readonly string[];
}

function Row({ row, shown }: RowProps): ReactElement {
  const words = useWords(unitWords);
  const language = useLanguage();
  const [field = ""] = row.fields;
  const isOne = row.fields.length === 1;
  const name = isOne ? fieldName(language, field) : words("otherFields", { count: row.fields.length });
  return (
    <tr className="field-row">
      <th scope="row" className="field-name" title={name}>
        {name}
      </th>
      {FIELD_MEASURES.map((measure) => {
        const value = row.counts[measure];
        return (
          <td key={measure} className={cellClass(measure, value)}>
            <Count value={value} measure={measure} {...(isOne ? { field } : { more: { exceptField: shown } })} />
          </td>
        );
      })}
    </tr>
  );
}
