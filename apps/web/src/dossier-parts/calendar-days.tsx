import { MOST_STRIP_DAYS } from "@ioc/domain/dossier/calendar-strip.ts";
import type { StripDay } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { type Language, LOCALE } from "../language/language.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { dossierWords } from "./dossier-words.ts";
import "./calendar-days.css";

export interface CalendarDaysProps {
  readonly days: readonly StripDay[];
  /** Civil day of the deadline. */
  readonly due: string | undefined;
  readonly today: string;
}

/** The days of a dossier's life: which counted, which were off, when the clock stood, when it is due. */
export function CalendarDays({ days, due, today }: CalendarDaysProps): ReactElement {
  const text = useWords(dossierWords);
  const language = useDeskLanguage();
  return (
    <>
      <ol className="strip-days" aria-label={text("stripLabel")}>
        {days.map(({ date, kind, number, name }) => {
          const notes = [
            date === due && text("stripDue"),
            date === today && text("stripToday"),
            number != null && text("stripNumber", { number }),
            name,
          ].filter((note) => typeof note === "string");
          return (
            <li
              key={date}
              className={`strip-day strip-${kind}`}
              data-due={date === due || undefined}
              data-today={date === today || undefined}
              title={[formatDate(date), ...notes].join(", ")}
            >
              <span className="strip-weekday">{weekdayShort(language, date)}</span>
              <b className="num">{date.slice(8)}</b>
              <span className="strip-note">
                {number ?? (kind === "working" ? (date === today ? text("stripToday") : "·") : text(`kind_${kind}`))}
              </span>
              <span className="unseen">{notes.join(", ")}</span>
            </li>
          );
        })}
      </ol>
      {days.length >= MOST_STRIP_DAYS && <p className="strip-cut">{text("stripCut", { count: days.length })}</p>}
    </>
  );
}

/** "T3", "CN"; "Tue". */
function weekdayShort(language: Language, date: string): string {
  const name = new Intl.DateTimeFormat(LOCALE[language], { weekday: "short", timeZone: "UTC" }).format(
    Date.parse(date),
  );
  return language === "vi" ? name.replace("Thứ ", "T").replace("Th ", "T") : name;
}
