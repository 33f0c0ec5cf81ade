import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { ApiError } from "../shell/api-error.ts";
import { LostLine } from "../shell/lost-line.tsx";
import { Page } from "../shell/page.tsx";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import { AlertDeeds } from "./alert-deeds.tsx";
import { AlertDirectives } from "./alert-directives.tsx";
import { AlertHistory } from "./alert-history.tsx";
import { AlertMarks } from "./alert-marks.tsx";
import { AlertSign } from "./alert-sign.tsx";
import { AlertSource } from "./alert-source.tsx";
import { alertSentence } from "./alert-text.ts";
import { alertWords } from "./alert-words.ts";
import { useAlert, useLiveAlerts } from "./use-alerts.ts";
import "./alerts.css";

/** One alert: what it says, where its number comes from, what is done about it, and what happened. */
export function AlertPage(): ReactElement {
  const text = useWords(alertWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { id = "" } = useParams();
  const { data: alert, error } = useAlert(id);
  const units = useReadableUnits().data ?? [];
  const lostSinceMs = useLiveAlerts();
  if (alert === undefined) {
    const isGone = error instanceof ApiError && error.code === "not-found";
    return (
      <Page title={text("title")}>
        {isGone ? <p className="empty">{text("gone")}</p> : <FailureNote failure={error} />}
        {error === null && <p>{inGeneral("loading")}</p>}
      </Page>
    );
  }
  const { unitName, ruleName, firedAt, since, resolvedAt } = alert;
  return (
    <Page title={`${ruleName}: ${unitName}`} lead={`${alertSentence(language, alert)}.`}>
      <LostLine sinceMs={lostSinceMs} />
      <div className="alert-sheet">
        <p className="alert-head">
          <AlertSign alert={alert} />
          <span>
            {resolvedAt === null
              ? text("since", { time: moment(firedAt ?? since) })
              : text("lasted", { from: moment(firedAt ?? since), to: moment(resolvedAt) })}
          </span>
        </p>
        <AlertMarks alert={alert} />
        {resolvedAt === null && <AlertDeeds alert={alert} units={units} />}
      </div>
      {resolvedAt === null && <AlertSource alert={alert} />}
      <AlertDirectives alert={alert} />
      <Section title={text("history")}>
        <AlertHistory alert={alert} />
      </Section>
      <p className="actions">
        <Link to="/alerts">{text("all")}</Link>
      </p>
    </Page>
  );
}
