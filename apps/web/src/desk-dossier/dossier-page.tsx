import type { Dossier } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { Link, useParams } from "react-router";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { CalendarDays } from "../dossier-parts/calendar-days.tsx";
import { DeskClock } from "../dossier-parts/desk-clock.tsx";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { Standing } from "../dossier-parts/standing.tsx";
import { useDossier } from "../dossier-parts/use-dossier.ts";
import { civilTimeOf, clockTime, formatDate } from "../numbers/civil-time.ts";
import { ApiError } from "../shell/api-error.ts";
import { useDeskUnit, withUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { Section } from "../shell/section.tsx";
import { DossierElsewhere } from "./dossier-elsewhere.tsx";
import { DossierFacts } from "./dossier-facts.tsx";
import { dossierPageWords } from "./dossier-page-words.ts";
import { EventLine } from "./event-line.tsx";
import { EventTable } from "./event-table.tsx";
import { stepText } from "./step-text.ts";
import { WhatIf } from "./what-if.tsx";
import "./dossier.css";

/** One dossier: how it stands, why its deadline is what it is, what has happened, what would happen. */
export function DossierPage(): ReactElement {
  const text = useWords(dossierPageWords);
  const inGeneral = useWords(deskWords);
  const { code = "" } = useParams();
  const { chosen } = useDeskUnit();
  const { data, error } = useDossier(code);
  const isNone = error instanceof ApiError && error.code === "not-found";
  return (
    <div className="dossier">
      <Page
        title={code}
        lead={data === undefined ? undefined : <Lead dossier={data} />}
        actions={data !== undefined && <Button onClick={() => window.print()}>{text("print")}</Button>}
      >
        {isNone && <DossierElsewhere code={code} />}
        {!isNone && <FailureNote failure={error} />}
        {data === undefined && error === null && <p className="empty">{inGeneral("loading")}</p>}
        {data !== undefined && <Parts dossier={data} />}
        <p className="dossier-back">
          <Link to={withUnit("/dossiers", chosen)}>{text("back")}</Link>
        </p>
      </Page>
    </div>
  );
}

function Lead({ dossier }: { dossier: Dossier }): ReactElement {
  const { procedureName, procedure, field } = dossier;
  return <>{procedureName ?? procedure ?? field}</>;
}

function Parts({ dossier }: { dossier: Dossier }): ReactElement {
  const text = useWords(dossierPageWords);
  const { asOf, days, dueAt, deadline, state } = dossier;
  const today = civilTimeOf(asOf).date;
  const isOpen = (state === "open" || state === "suspended") && days.length > 0;
  return (
    <>
      <DeskClock>
        <p className="dossier-standing">
          <Standing item={dossier} /> {isOpen && <small className="soft">{text("inWorkingTime")}</small>}
        </p>
      </DeskClock>
      <DossierFacts dossier={dossier} />
      {days.length > 0 && (
        <Section title={text("deadline")}>
          <CalendarDays days={days} due={dueAt == null ? undefined : civilTimeOf(dueAt).date} today={today} />
          <DeadlineSteps deadline={deadline} limit={dossier.limit} />
        </Section>
      )}
      {isOpen && (
        <div className="not-printed">
          <Section title={text("whatIf")}>
            <WhatIf dossier={dossier} />
          </Section>
        </div>
      )}
      <Section title={text("events")}>
        <EventLine dossier={dossier} />
        <EventTable dossier={dossier} />
      </Section>
      <p className="field-hint dossier-as-of">{text("asOf", { time: clockTime(asOf), date: formatDate(today) })}</p>
    </>
  );
}

function DeadlineSteps({ deadline, limit }: Pick<Dossier, "deadline" | "limit">): ReactElement {
  const text = useWords(dossierPageWords);
  const inDossiers = useWords(dossierWords);
  const language = useDeskLanguage();
  const moment = (instant: string): string => {
    const { date, minute } = civilTimeOf(instant);
    return text("stepAt", { time: minute, date: formatDate(date) });
  };
  return (
    <ol className="deadline-steps">
      {deadline.map((step) => (
        <li key={`${step.at} ${step.kind}`}>
          <span className="event-time num">{moment(step.at)}</span>{" "}
          {stepText(language, step, limit, step.dueAt == null ? inDossiers("noDate") : moment(step.dueAt))}
        </li>
      ))}
    </ol>
  );
}
