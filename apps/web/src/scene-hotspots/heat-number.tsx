import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { useWords } from "../page/page-context.ts";
import type { HeatTable, TableCell } from "./heat-table.ts";
import { hotspotWords } from "./hotspot-words.ts";

export interface HeatNumberProps {
  readonly cell: TableCell;
  readonly codes: readonly string[];
  readonly fields: readonly string[];
  readonly rest: HeatTable["rest"];
}

/** What is overdue in a cell; nothing where nothing is, so that the eye finds what there is. */
export function HeatNumber({ cell, codes, fields, rest }: HeatNumberProps): ReactElement | null {
  const words = useWords(hotspotWords);
  if (cell.overdue === 0) return null;
  if (codes.length > 1 || fields.length > 1) {
    const [child, field] = [codes.length > 1 ? undefined : codes[0], fields.length > 1 ? undefined : fields[0]];
    const more = {
      except: child === undefined ? rest.except : undefined,
      exceptField: field === undefined ? rest.exceptField : undefined,
    };
    return <Count value={cell.overdue} measure="overdue" child={child} field={field} more={more} />;
  }
  return (
    <span className={cell.hot ? "heat-number heat-number-hot" : "heat-number"}>
      <Count value={cell.overdue} measure="overdue" child={codes[0]} field={fields[0]} />
      {cell.hot && <span className="unseen">, {words("aboveExpected")}</span>}
    </span>
  );
}
