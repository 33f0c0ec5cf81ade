import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { calendarWords } from "./calendar-words.ts";
import type { KnownCalendar } from "./use-calendar.ts";

export interface MissingYearsProps {
  readonly years: KnownCalendar["years"];
  readonly thisYear: number;
  readonly shown: number;
  readonly onLook: (year: number) => void;
}

/** Warns of this year and the next, whose deadlines are being set now, and of the year that is looked at. */
export function MissingYears({ years, thisYear, shown, onLook }: MissingYearsProps): ReactElement | null {
  const text = useWords(calendarWords);
  const concerned = new Set([thisYear, thisYear + 1, shown]);
  const missing = years.filter(({ year, missing }) => missing && concerned.has(year) && year >= thisYear);
  if (missing.length === 0) return null;
  return (
    <ul className="missing-years">
      {missing.map(({ year }) => (
        <li key={year} className="warning">
          <Glyph name="soon" size={18} />
          <div>
            <p>
              <b>{text("missing", { year })}</b>
            </p>
            <p>{text("missingText")}</p>
          </div>
          {year !== shown && <Button onClick={() => onLook(year)}>{text("look", { year })}</Button>}
        </li>
      ))}
    </ul>
  );
}
