import type { Measure } from "@ioc/protocol/names.ts";
import { type Report, reportSchema } from "@ioc/protocol/report.ts";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { TextField } from "../desk/text-field.tsx";
import { nameIn } from "../language/language.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { askJson } from "../shell/api.ts";
import { useDeskUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { serverNow } from "../shell/server-time.ts";
import { ReportCheck } from "./report-check.tsx";
import { ReportDownload } from "./report-download.tsx";
import { ReportHeading } from "./report-heading.tsx";
import { ReportNumber } from "./report-number.tsx";
import { daysOf, membersOf, periodOf, type ReportPeriod } from "./report-period.ts";
import { ReportSignatures } from "./report-signatures.tsx";
import { ReportTable } from "./report-table.tsx";
import { ReportTools } from "./report-tools.tsx";
import { reportWords } from "./report-words.ts";
import "./report.css";
import "./report-print.css";

/** The dossiers behind a number of the report. */
function listPath({ unit, period }: Report, measure: Measure, field: string | undefined): string {
  const days = { period: "days", from: period.from, to: period.to };
  const narrowed = field === undefined ? {} : { field };
  return `/dossiers?${new URLSearchParams({ unit: unit.code, measure, ...days, ...narrowed })}`;
}

/** The national form for a unit and a period. Both stand in the address, so that it can be shared and kept. */
export function ReportPage(): ReactElement {
  const text = useWords(reportWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const [address, setAddress] = useSearchParams();
  const { unit } = useDeskUnit();
  const today = civilTimeOf(serverNow()).date;
  const period = periodOf(address, today);
  const asked = new URLSearchParams({ ...(unit === undefined ? {} : { unit }), ...daysOf(period) });
  const { data: report, ...request } = useQuery({
    queryKey: ["report", asked.toString()],
    queryFn: ({ signal }) => askJson(`/report?${asked}`, reportSchema, { signal }),
  });
  const [typedAbove, setTypedAbove] = useState<string | undefined>(undefined);
  const above = typedAbove ?? (report?.above == null ? "" : nameIn(language, report.above));
  const show = (chosen: string | undefined, of: ReportPeriod): void =>
    setAddress({ ...(chosen === undefined ? {} : { unit: chosen }), ...membersOf(of) });
  return (
    <Page
      title={text("title")}
      lead={text("lead")}
      actions={
        <>
          <Button onClick={() => window.print()}>{text("print")}</Button>
          {report !== undefined && (
            <ReportDownload
              query={new URLSearchParams({ unit: report.unit.code, ...report.period, at: report.asOf })}
              file={text("file", { unit: report.unit.code, ...report.period })}
            />
          )}
        </>
      }
    >
      <ReportTools
        unit={unit ?? report?.unit.code}
        period={period}
        today={today}
        onUnit={(chosen) => show(chosen, period)}
        onPeriod={(chosen) => show(address.get("unit") ?? undefined, chosen)}
      />
      <FailureNote failure={request.error} />
      <p className="report-status" role="status">
        {request.isPending && inGeneral("loading")}
      </p>
      {report !== undefined && request.error === null && (
        <article className="report-form">
          <ReportHeading report={report} period={period} above={above} />
          {report.rows.length === 0 ? (
            <p className="empty">{text("none")}</p>
          ) : (
            <ReportTable
              report={report}
              numberOf={(column, value, field) => (
                <ReportNumber
                  column={column}
                  value={value}
                  field={field}
                  pathOf={(measure) => listPath(report, measure, field)}
                />
              )}
            />
          )}
          <ReportCheck total={report.total} withdrawnPath={listPath(report, "withdrawn", undefined)} />
          <ReportSignatures />
        </article>
      )}
      <div className="tools report-print-tools">
        <TextField label={text("above")} maxLength={120} value={above} onChange={setTypedAbove} />
      </div>
    </Page>
  );
}
