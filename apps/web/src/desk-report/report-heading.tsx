import type { Report } from "@ioc/protocol/report.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { isRunning, type ReportPeriod } from "./report-period.ts";
import { reportWords } from "./report-words.ts";
import { usePeriodWords } from "./use-period-words.ts";

export interface ReportHeadingProps {
  readonly report: Report;
  readonly period: ReportPeriod;
  /** The authority above, as it is printed. */
  readonly above: string;
}

/** Whose numbers these are, of which period and of when. On paper it stands above the form. */
export function ReportHeading({ report, period, above }: ReportHeadingProps): ReactElement {
  const text = useWords(reportWords);
  const language = useDeskLanguage();
  const { name, days } = usePeriodWords()(period);
  const { date, minute } = civilTimeOf(report.asOf);
  const judged = civilTimeOf(report.judgedAt).date;
  return (
    <div className="report-heading">
      <div className="report-parties">
        <p>
          {above !== "" && <span className="report-above">{above}</span>}
          <b className="report-unit">{nameIn(language, report.unit)}</b>
        </p>
        <p className="report-form-number">
          <b>{text("formNumber")}</b>
          <span>{text("formSource")}</span>
        </p>
      </div>
      <p className="report-form-title">{text("form")}</p>
      <p className="report-period">
        <b>{name}</b>
        <span>{days}</span>
      </p>
      <p className="report-as-of">
        {report.simulated && <span className="badge">{text("simulated")}</span>}
        <span>{text("asOf", { moment: `${minute} ${formatDate(date)}` })}</span>
        {judged < date && <span>{text("judgedAt", { date: formatDate(judged) })}</span>}
        {isRunning(period, date) && <span>{text("running")}</span>}
      </p>
    </div>
  );
}
