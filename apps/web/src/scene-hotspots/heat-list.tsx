import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { Count } from "../numbers/count.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { ChildrenName } from "./children-name.tsx";
import { ChildrenTotal } from "./children-total.tsx";
import { HeatNumber } from "./heat-number.tsx";
import type { HeatTable } from "./heat-table.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** The same on a phone: each child with those fields in which something is overdue. */
export function HeatList({ hotspots, table }: { hotspots: Hotspots; table: HeatTable }): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
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
              const { fields = [], lit = false } = table.columns[index] ?? {};
              const [field = ""] = fields;
              if (cell.overdue === 0) return null;
              return (
                <span key={field} className={cell.hot ? "heat-field-hot" : lit ? "heat-lit" : undefined}>
                  {fieldName(language, field)}{" "}
                  <HeatNumber cell={cell} codes={row.children} fields={fields} rest={table.rest} />
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
      </li>
    </ul>
  );
}
