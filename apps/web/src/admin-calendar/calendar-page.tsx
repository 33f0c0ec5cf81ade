import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { type ReactElement, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { Arrow } from "../desk/arrow.tsx";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { Page } from "../shell/page.tsx";
import { serverNow } from "../shell/server-time.ts";
import { usePerson } from "../shell/shell-context.ts";
import { calendarDifferences, withDate, withShippedYear } from "./calendar-edit.ts";
import { CalendarLegend } from "./calendar-legend.tsx";
import { calendarWords } from "./calendar-words.ts";
import { type CalendarDay, calendarYear, exceptionsOf } from "./calendar-year.ts";
import { DayDialog } from "./day-dialog.tsx";
import { ExceptionTable } from "./exception-table.tsx";
import { HoursDialog } from "./hours-dialog.tsx";
import { MissingYears } from "./missing-years.tsx";
import { ReviewDialog } from "./review-dialog.tsx";
import { type KnownCalendar, useCalendar } from "./use-calendar.ts";
import { WeekHours } from "./week-hours.tsx";
import { YearGrid } from "./year-grid.tsx";
import "./calendar.css";

/** The working calendar, a year at a time. */
export function CalendarPage(): ReactElement {
  const text = useWords(calendarWords);
  const { data, error } = useCalendar();
  const { administersAll: mayEdit } = usePerson();
  return (
    <Page title={text("title")} lead={text("lead")}>
      {!mayEdit && <p className="note">{text("topOnly")}</p>}
      <FailureNote failure={error} />
      {data === undefined && error === null && <p role="status">{text("loading")}</p>}
      {data !== undefined && <CalendarYearView known={data} mayEdit={mayEdit} />}
    </Page>
  );
}

type Task = { readonly day: CalendarDay } | "hours" | "review" | undefined;

function CalendarYearView({ known, mayEdit }: { known: KnownCalendar; mayEdit: boolean }): ReactElement {
  const text = useWords(calendarWords);
  const today = civilTimeOf(serverNow()).date;
  const [year, setYear] = useYear(Number(today.slice(0, 4)));
  const [draft, setDraft] = useState<CalendarSpec | undefined>(undefined);
  const [task, setTask] = useState<Task>(undefined);
  const spec = draft ?? known.inForce;
  const months = useMemo(() => calendarYear(spec, known.shipped, year), [spec, known.shipped, year]);
  const exceptions = useMemo(() => exceptionsOf(months), [months]);
  const changed = draft === undefined ? 0 : calendarDifferences(known.inForce, draft).length;
  const shippedYear = known.years.find((item) => item.year === year);
  const working = months.reduce((sum, { workingDays }) => sum + workingDays, 0);
  const open = mayEdit ? (day: CalendarDay) => setTask({ day }) : undefined;
  const close = (): void => setTask(undefined);
  const keep = (next: CalendarSpec): void => {
    setDraft(next);
    close();
  };
  return (
    <>
      <MissingYears years={known.years} thisYear={Number(today.slice(0, 4))} shown={year} onLook={setYear} />
      <div className="year-head">
        <Button aria-label={text("yearBefore")} onClick={() => setYear(year - 1)}>
          <Arrow to="left" />
        </Button>
        <h2 aria-live="polite">{text("year", { year })}</h2>
        <Button aria-label={text("yearAfter")} onClick={() => setYear(year + 1)}>
          <Arrow to="right" />
        </Button>
        <p className="soft">
          {text("workingDaysOfYear", { count: working })}{" "}
          {shippedYear?.source != null && text("source", { source: shippedYear.source })}
        </p>
      </div>
      <CalendarLegend />
      <YearGrid year={year} months={months} today={today} onOpen={open} />
      <section className="page-section">
        <h2>{text("exceptions", { year })}</h2>
        <ExceptionTable year={year} days={exceptions} onOpen={open} />
        {mayEdit && shippedYear !== undefined && exceptions.some(({ own }) => own) && (
          <p className="actions">
            <Button onClick={() => setDraft(withShippedYear(spec, shippedYear))}>
              {text("yearAsShipped", { year })}
            </Button>
          </p>
        )}
      </section>
      <WeekHours spec={spec} onEdit={mayEdit ? () => setTask("hours") : undefined} />
      <div className="draft-bar" data-empty={changed === 0 || undefined}>
        <p role="status">{changed > 0 && text("draft", { count: changed })}</p>
        {changed > 0 && (
          <>
            <Button look="main" onClick={() => setTask("review")}>
              {text("review")}
            </Button>
            <Button onClick={() => setDraft(undefined)}>{text("discard")}</Button>
          </>
        )}
      </div>
      {typeof task === "object" && (
        <DayDialog
          day={task.day}
          week={spec.week}
          onKeep={(order) => keep(withDate(spec, task.day.date, order))}
          onClose={close}
        />
      )}
      {task === "hours" && <HoursDialog spec={spec} onKeep={keep} onClose={close} />}
      {task === "review" && (
        <ReviewDialog
          draft={spec}
          onApplied={() => {
            setDraft(undefined);
            close();
          }}
          onClose={close}
        />
      )}
    </>
  );
}

/** The year stands in the address. */
function useYear(thisYear: number): readonly [number, (year: number) => void] {
  const [query, setQuery] = useSearchParams();
  const asked = /^\d{4}$/.test(query.get("year") ?? "") ? Number(query.get("year")) : thisYear;
  return [
    Math.min(Math.max(asked, 2000), 2100),
    (year) => setQuery(year === thisYear ? {} : { year: String(year) }, { replace: true }),
  ];
}
