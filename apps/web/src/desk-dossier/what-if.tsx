import { type Dossier, type DossierOutlook, outlookSchema } from "@ioc/protocol/dossiers.ts";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { TextField } from "../desk/text-field.tsx";
import { CalendarDays } from "../dossier-parts/calendar-days.tsx";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { dossierPageWords } from "./dossier-page-words.ts";

type Deed = "resumeOn" | "extendTo";

/** What a suspension or a new appointment would make of the deadline, by the server's own rules. */
export function WhatIf({ dossier }: { dossier: Dossier }): ReactElement {
  const text = useWords(dossierPageWords);
  const isSuspended = dossier.state === "suspended";
  const today = civilTimeOf(dossier.asOf).date;
  return (
    <>
      <p className="field-hint">{text("whatIfLead")}</p>
      <div className="what-ifs">
        <OneDeed
          deed="resumeOn"
          label={text(isSuspended ? "ifResumed" : "ifSuspended")}
          code={dossier.code}
          today={today}
        />
        <OneDeed deed="extendTo" label={text("ifExtended")} code={dossier.code} today={today} />
      </div>
    </>
  );
}

interface OneDeedProps {
  readonly deed: Deed;
  readonly label: string;
  readonly code: string;
  readonly today: string;
}

function OneDeed({ deed, label, code, today }: OneDeedProps): ReactElement {
  const text = useWords(dossierPageWords);
  const [day, setDay] = useState("");
  const { data, error } = useQuery({
    queryKey: ["outlook", code, deed, day],
    enabled: day !== "",
    retry: false,
    queryFn: ({ signal }) =>
      askJson(`/dossiers/${encodeURIComponent(code)}/outlook?${new URLSearchParams({ [deed]: day })}`, outlookSchema, {
        signal,
      }),
  });
  const isNoDay = error instanceof ApiError && error.code === "invalid";
  const why = day < today ? text("noDay_past") : text("noDay_dayOff");
  return (
    <section data-deed={deed}>
      <TextField
        label={label}
        type="date"
        min={today}
        value={day}
        onChange={setDay}
        error={isNoDay && day !== "" ? why : undefined}
      />
      {!isNoDay && <FailureNote failure={error} />}
      {data !== undefined && !isNoDay && <Outcome outlook={data} />}
    </section>
  );
}

function Outcome({ outlook }: { outlook: DossierOutlook }): ReactElement {
  const text = useWords(dossierPageWords);
  const { dueAt, before, days, asOf } = outlook;
  const when = (instant: string): string => {
    const { date, minute } = civilTimeOf(instant);
    return `${minute} ${formatDate(date)}`;
  };
  return (
    <div className="what-if-outcome">
      <p role="status">
        <b>
          {dueAt == null
            ? text("wouldBeNone")
            : dueAt === before || before == null
              ? text("wouldStay", { when: when(dueAt) })
              : text("wouldBe", { when: when(dueAt), before: when(before) })}
        </b>
      </p>
      <CalendarDays
        days={days}
        due={dueAt == null ? undefined : civilTimeOf(dueAt).date}
        today={civilTimeOf(asOf).date}
      />
    </div>
  );
}
