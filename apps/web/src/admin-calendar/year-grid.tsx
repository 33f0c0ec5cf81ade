import { type Weekday, weekdays } from "@ioc/domain/time/working-calendar.ts";
import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { LOCALE } from "../language/language.ts";
import { formatDate, weekdayName } from "../numbers/civil-time.ts";
import { dayAfterKey } from "./calendar-keys.ts";
import { calendarWords } from "./calendar-words.ts";
import type { CalendarDay, CalendarMonth } from "./calendar-year.ts";

export interface YearGridProps {
  readonly year: number;
  readonly months: readonly CalendarMonth[];
  readonly today: string;
  /** Undefined: the calendar can only be read. */
  readonly onOpen: ((day: CalendarDay) => void) | undefined;
}

/** Twelve months, all one tab stop: arrows walk from day to day and from month to month. */
export function YearGrid({ year, months, today, onOpen }: YearGridProps): ReactElement {
  const text = useWords(calendarWords);
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string | undefined>(undefined);
  const inYear = (date: string | undefined): boolean => date?.startsWith(`${year}-`) === true;
  const stop = [current, today].find(inYear) ?? `${year}-01-01`;
  const pressed = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const next = dayAfterKey(stop, event.key, event.ctrlKey);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    grid.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of twelve tables, no fieldset of controls
    <div ref={grid} className="year" role="group" aria-label={text("daysOfYear", { year })} onKeyDown={pressed}>
      {months.map((month) => (
        <MonthGrid key={month.month} month={month} stop={stop} today={today} onFocus={setCurrent} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface MonthGridProps {
  readonly month: CalendarMonth;
  readonly stop: string;
  readonly today: string;
  readonly onFocus: (date: string) => void;
  readonly onOpen: ((day: CalendarDay) => void) | undefined;
}

function MonthGrid({ month, stop, today, onFocus, onOpen }: MonthGridProps): ReactElement {
  const text = useWords(calendarWords);
  const language = useDeskLanguage();
  const id = useId();
  const name = new Intl.DateTimeFormat(LOCALE[language], { month: "long", timeZone: "UTC" }).format(
    Date.UTC(2026, month.month - 1, 1),
  );
  return (
    <section className="month">
      <h3 id={id}>
        <span>{name.charAt(0).toUpperCase() + name.slice(1)}</span>
        <span className="month-days">{text("workingDays", { count: month.workingDays })}</span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid in the sense of WAI-ARIA */}
      <table role="grid" aria-labelledby={id}>
        <thead>
          <tr>
            {weekdays.map((day: Weekday) => (
              <th key={day} scope="col" abbr={text(`dayName_${day}`)}>
                {text(`weekday_${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week) => (
            <tr key={week.find((day) => day !== undefined)?.date}>
              {week.map((day, column) =>
                day === undefined ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place before or after the month has no other name
                  <td key={column} />
                ) : (
                  <td key={day.date}>
                    <DayButton
                      day={day}
                      isStop={day.date === stop}
                      isToday={day.date === today}
                      onFocus={() => onFocus(day.date)}
                      onOpen={onOpen && (() => onOpen(day))}
                    />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface DayButtonProps {
  readonly day: CalendarDay;
  readonly isStop: boolean;
  readonly isToday: boolean;
  readonly onFocus: () => void;
  readonly onOpen: (() => void) | undefined;
}

function DayButton({ day, isStop, isToday, onFocus, onOpen }: DayButtonProps): ReactElement {
  const text = useWords(calendarWords);
  const language = useDeskLanguage();
  const said = [
    `${weekdayName(language, day.date)} ${formatDate(day.date)}`,
    text(`kind_${day.kind}`),
    ...(day.name === undefined ? [] : [day.name]),
    ...(day.own ? [text("own")] : []),
    ...(isToday ? [text("today")] : []),
  ].join(", ");
  return (
    <button
      type="button"
      className={`day day-${day.kind}`}
      data-date={day.date}
      data-own={day.own || undefined}
      aria-label={said}
      aria-current={isToday ? "date" : undefined}
      aria-disabled={onOpen === undefined || undefined}
      title={day.name}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onOpen}
    >
      {day.dayOfMonth}
    </button>
  );
}
