import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { REPORT_COLUMNS } from "./report-columns.ts";
import { reportWords } from "./report-words.ts";

/** The head of the form, with the numbers of its columns. */
export function ReportHead(): ReactElement {
  const text = useWords(reportWords);
  const deep = (key: (typeof REPORT_COLUMNS)[number]["key"]): ReactElement => (
    <th key={key} scope="col" rowSpan={2}>
      {text(key)}
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={3}>
          {text("number")}
        </th>
        <th scope="col" rowSpan={3}>
          {text("field")}
        </th>
        <th scope="colgroup" colSpan={4}>
          {text("group_received")}
        </th>
        <th scope="colgroup" colSpan={4}>
          {text("group_resolved")}
        </th>
        <th scope="colgroup" colSpan={3}>
          {text("group_open")}
        </th>
      </tr>
      <tr>
        {deep("received_total")}
        <th scope="colgroup" colSpan={2}>
          {text("inPeriod")}
        </th>
        {deep("received_carriedOver")}
        {(["resolved_total", "resolved_ahead", "resolved_onTime", "resolved_late"] as const).map(deep)}
        {(["open_total", "open_within", "open_overdue"] as const).map(deep)}
      </tr>
      <tr>
        <th scope="col">{text("received_online")}</th>
        <th scope="col">{text("received_otherwise")}</th>
      </tr>
      <tr className="report-marks">
        <td>(1)</td>
        <td>(2)</td>
        {REPORT_COLUMNS.map(({ key, mark }) => (
          <td key={key}>{mark}</td>
        ))}
      </tr>
    </thead>
  );
}
