import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { useWords } from "../page/page-context.ts";
import type { TableCell } from "./heat-table.ts";
import { hotspotWords } from "./hotspot-words.ts";

export interface HeatNumberProps {
  readonly cell: TableCell;
  readonly codes: readonly string[];
  readonly fields: readonly string[];
}

/** What is overdue in a cell; nothing where nothing is, so that the eye finds what there is. */
export function HeatNumber({ cell, codes, fields }: HeatNumberProps): ReactElement | null {
  const words = useWords(hotspotWords);
  if (cell.overdue === 0) return null;
  if (codes.length > 1 || fields.length > 1) return <Count value={cell.overdue} />;
  return (
    <span className={cell.hot ? "heat-number heat-number-hot" : "heat-number"}>
      <Count value={cell.overdue} measure="overdue" child={codes[0]} field={fields[0]} />
      {cell.hot && <span className="unseen">, {words("aboveExpected")}</span>}
    </span>
  );
}
