import type { EstimateCalibration } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount, formatPercent } from "../numbers/number-format.ts";
import { lateWords } from "./late-words.ts";

/** The same numbers as the chart, in words and figures. */
export function CalibrationTable({ tenths }: { tenths: EstimateCalibration["tenths"] }): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  const share = (value: number | null | undefined): string =>
    value == null ? "–" : `${formatPercent(language, value, 0)}%`;
  return (
    <table className="late-weights">
      <caption className="unseen">{text("chart")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("tenth")}</th>
          <th scope="col">{text("count")}</th>
          <th scope="col">{text("said")}</th>
          <th scope="col">{text("came")}</th>
        </tr>
      </thead>
      <tbody>
        {tenths.map(({ from, to, count, said, came }) => (
          <tr key={from}>
            <th scope="row">{text("range", { from: share(from), to: share(to) })}</th>
            <td>{formatCount(language, count)}</td>
            <td>{share(said)}</td>
            <td>{share(came)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
