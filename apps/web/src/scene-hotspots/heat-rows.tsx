import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { ChildrenName } from "./children-name.tsx";
import { ChildrenTotal } from "./children-total.tsx";
import { fieldHead } from "./field-head.ts";
import { HeatNumber } from "./heat-number.tsx";
import { HeatSum } from "./heat-sum.tsx";
import type { HeatTable } from "./heat-table.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** The table on the wall. */
export function HeatRows({ hotspots, table }: { hotspots: Hotspots; table: HeatTable }): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  return (
    <table className="heat-table">
      <thead>
        <tr>
          <th scope="col" className="heat-who">
            <span className="unseen">{words("tableTitle")}</span>
          </th>
          {table.columns.map(({ fields, lit }) => {
            const [field = ""] = fields;
            const name = fields.length > 1 ? words("otherFields") : fieldName(language, field);
            return (
              <th key={field} scope="col" className={lit ? "heat-head heat-lit" : "heat-head"}>
                <FittedWords
                  className="heat-field"
                  words={fieldHead(name)}
                  title={name}
                  beside={table.columns.length}
                />
              </th>
            );
          })}
          <th scope="col" className="heat-head heat-total-head">
            {words("total")}
          </th>
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.children[0]} className={row.cells.some(({ hot }) => hot) ? "heat-row heat-hot" : "heat-row"}>
            <th scope="row" className="heat-who">
              <ChildrenName hotspots={hotspots} codes={row.children} />
            </th>
            {row.cells.map((cell, index) => (
              <td
                key={table.columns[index]?.fields[0]}
                className={table.columns[index]?.lit ? "heat-cell heat-lit" : "heat-cell"}
              >
                <HeatNumber
                  cell={cell}
                  codes={row.children}
                  fields={table.columns[index]?.fields ?? []}
                  rest={table.rest}
                />
              </td>
            ))}
            <td className={row.overdue > 0 ? "heat-total" : "heat-total heat-none"}>
              <ChildrenTotal hotspots={hotspots} row={row} except={table.rest.except} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="heat-foot">
          <th scope="row" className="heat-who">
            {words("total")}
          </th>
          {table.columns.map((column) => (
            <td key={column.fields[0]} className={column.lit ? "heat-sum heat-lit" : "heat-sum"}>
              <HeatSum column={column} rest={table.rest} />
            </td>
          ))}
          <td className={table.overdue > 0 ? "heat-total heat-late" : "heat-total heat-none"}>
            <Count value={table.overdue} measure="overdue" />
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
