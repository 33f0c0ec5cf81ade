import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { ChildrenName } from "./children-name.tsx";
import { ChildrenTotal } from "./children-total.tsx";
import { HeatNumber } from "./heat-number.tsx";
import { HeatSum } from "./heat-sum.tsx";
import type { HeatTable } from "./heat-table.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** The same on a phone: each child with those fields in which something is overdue. */
export function HeatList({ hotspots, table }: { hotspots: Hotspots; table: HeatTable }): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const nameOf = ({ fields }: HeatTable["columns"][number]): string =>
    fields.length > 1 ? words("otherFields") : fieldName(language, fields[0] ?? "");
  return (
    <ul className="heat-list">
      {table.rows.map((row) => (
        <li key={row.children[0]}>
          <b>
            <ChildrenName hotspots={hotspots} codes={row.children} />
          </b>
          <b>
            <ChildrenTotal hotspots={hotspots} row={row} except={table.rest.except} />
          </b>
          <span className="heat-fields">
            {row.cells.map((cell, index) => {
              const column = table.columns[index];
              if (cell.overdue === 0 || column === undefined) return null;
              return (
                <span
                  key={column.fields[0]}
                  className={cell.hot ? "heat-field-hot" : column.lit ? "heat-lit" : undefined}
                >
                  {nameOf(column)}{" "}
                  <HeatNumber cell={cell} codes={row.children} fields={column.fields} rest={table.rest} />
                </span>
              );
            })}
          </span>
        </li>
      ))}
      <li>
        <b>{words("total")}</b>
        <b>
          <Count value={table.overdue} measure="overdue" />
        </b>
        <span className="heat-fields">
          {table.columns.map((column) => (
            <span key={column.fields[0]} className={column.lit ? "heat-lit" : undefined}>
              {nameOf(column)} <HeatSum column={column} rest={table.rest} />
            </span>
          ))}
        </span>
      </li>
    </ul>
  );
}
