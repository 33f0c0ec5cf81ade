import type { Report, ReportNumbers } from "@ioc/protocol/report.ts";
import type { ReactElement, ReactNode } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldName } from "../language/field-name.ts";
import { REPORT_COLUMNS, type ReportColumn } from "./report-columns.ts";
import { ReportHead } from "./report-head.tsx";
import { reportWords } from "./report-words.ts";

export interface ReportTableProps {
  readonly report: Report;
  /** What stands for a number of a field; of all fields: undefined. */
  readonly numberOf: (column: ReportColumn, value: number, field: string | undefined) => ReactNode;
}

// On a phone rows are drawn as grids, which would take a table's roles away from it.
const ROLES = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  rowHeader: { role: "rowheader" },
  cell: { role: "cell" },
} as const;

/** The form: a row for each field, and their sums at the foot. On a phone each row is a sheet of its three groups. */
export function ReportTable({ report, numberOf }: ReportTableProps): ReactElement {
  const text = useWords(reportWords);
  const language = useDeskLanguage();
  const cells = (numbers: ReportNumbers, field: string | undefined): ReactNode =>
    REPORT_COLUMNS.map((column) => {
      const { key, group, read } = column;
      const isTotal = key.endsWith("_total");
      return (
        <td
          key={key}
          {...ROLES.cell}
          className={isTotal ? "report-sum" : undefined}
          data-title={text(isTotal ? `group_${group}` : key)}
        >
          {numberOf(column, read(numbers), field)}
        </td>
      );
    });
  return (
    <table className="report-table" {...ROLES.table}>
      <caption className="unseen">{text("form")}</caption>
      <ReportHead />
      <tbody {...ROLES.group}>
        {report.rows.map(({ field, numbers }, index) => (
          <tr key={field} {...ROLES.row} data-field={field}>
            <td {...ROLES.cell} className="report-number">
              {index + 1}
            </td>
            <th scope="row" {...ROLES.rowHeader}>
              {fieldName(language, field)}
            </th>
            {cells(numbers, field)}
          </tr>
        ))}
      </tbody>
      <tfoot {...ROLES.group}>
        <tr {...ROLES.row}>
          <td {...ROLES.cell} className="report-number" />
          <th scope="row" {...ROLES.rowHeader}>
            {text("total")}
          </th>
          {cells(report.total, undefined)}
        </tr>
      </tfoot>
    </table>
  );
}
