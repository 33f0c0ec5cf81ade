import { type ReactElement, useState } from "react";
import { formatDate, weekdayName } from "../numbers/civil-time.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { dayBeside, readDay } from "./day-text.ts";
import { pastWords } from "./past-words.ts";

export interface DayFieldProps {
  /** YYYY-MM-DD */
  readonly date: string;
  /** The last day that there is. */
  readonly latest: string;
  readonly onDay: (date: string) => void;
}

/**
 * The day that is looked back to: typed as dates are written here, or stepped. The browser's own field writes them in the
 * browser's language, whatever the page's: 11/17 on a wall that says 17/11 everywhere else.
 */
export function DayField({ date, latest, onDay }: DayFieldProps): ReactElement {
  const text = useWords(pastWords);
  const language = useLanguage();
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? date : readDay(typed, latest);
  const take = (): void => {
    setTyped(undefined);
    if (read !== undefined && read !== date) onDay(read);
  };
  const step = (days: number): void => {
    const day = dayBeside(date, days);
    if (day <= latest) onDay(day);
  };
  return (
    <span className="day-field">
      <label>
        <span>{text("day")}</span>
        <b className="day-field-weekday">{weekdayName(language, date)}</b>
        <input
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder={text("dayPattern")}
          value={typed ?? formatDate(date)}
          aria-invalid={read === undefined}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={take}
          onKeyDown={({ key }) => {
            if (key === "Enter") take();
            if (key === "ArrowUp") step(1);
            if (key === "ArrowDown") step(-1);
          }}
        />
      </label>
      <button type="button" aria-label={text("dayBefore")} title={text("dayBefore")} onClick={() => step(-1)}>
        <Arrow d="M15 4 7 12l8 8" />
      </button>
      <button
        type="button"
        aria-label={text("dayAfter")}
        title={text("dayAfter")}
        disabled={date >= latest}
        onClick={() => step(1)}
      >
        <Arrow d="m9 4 8 8-8 8" />
      </button>
    </span>
  );
}

function Arrow({ d }: { d: string }): ReactElement {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="3" />
    </svg>
  );
}
