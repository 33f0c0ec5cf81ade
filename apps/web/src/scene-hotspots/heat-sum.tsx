import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import type { HeatTable } from "./heat-table.ts";

export interface HeatSumProps {
  readonly column: HeatTable["columns"][number];
  readonly rest: HeatTable["rest"];
}

/** What is overdue in a column: in one field, or in those that have no column of their own. */
export function HeatSum({ column: { fields, overdue }, rest }: HeatSumProps): ReactElement {
  if (fields.length === 1) return <Count value={overdue} measure="overdue" field={fields[0]} />;
  return <Count value={overdue} measure="overdue" more={{ exceptField: rest.exceptField }} />;
}
