import type { Report } from "@ioc/protocol/report.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { reportWords } from "./report-words.ts";

export interface ReportCheckProps {
  readonly total: Report["total"];
  /** Where what was withdrawn is listed. */
  readonly withdrawnPath: string;
}

/** How the form adds up, and what stands beside it where it does not by itself (RPT-5). */
export function ReportCheck({ total, withdrawnPath }: ReportCheckProps): ReactElement {
  const text = useWords(reportWords);
  const language = useDeskLanguage();
  const count = (value: number): string => formatCount(language, value);
  const { received, resolved, open, withdrawn, handedOver } = total;
  const sums = { received: count(received.total), resolved: count(resolved.total), open: count(open.total) };
  const withdrawnWords = withdrawn > 0 ? [text("withdrawn", { count: count(withdrawn) })] : [];
  const handedWords = handedOver > 0 ? [text("handedOver", { count: count(handedOver) })] : [];
  const beside = [...withdrawnWords, ...handedWords].join(" + ");
  const equation =
    handedOver < 0
      ? text("takenOver", { ...sums, count: count(-handedOver), beside: beside === "" ? "" : ` + ${beside}` })
      : beside === ""
        ? text("adds", sums)
        : text("addsWith", { ...sums, beside });
  return (
    <div className="report-check">
      <p>
        {equation} {handedOver !== 0 && text("crossing")}
      </p>
      <p className="report-board">
        {text("sameAsBoard")}{" "}
        {text("receivedHint", {
          carriedOver: count(received.carriedOver),
          received: count(received.total - received.carriedOver),
        })}{" "}
        {withdrawn > 0 && <Link to={withdrawnPath}>{text("withdrawnList")}</Link>}
      </p>
    </div>
  );
}
