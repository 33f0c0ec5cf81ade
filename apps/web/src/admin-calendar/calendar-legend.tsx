import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { calendarWords } from "./calendar-words.ts";
import { DAY_KINDS } from "./calendar-year.ts";

/** What the looks of the days mean; each day also says it in words. */
export function CalendarLegend(): ReactElement {
  const text = useWords(calendarWords);
  return (
    <ul className="day-legend" aria-label={text("legend")}>
      {DAY_KINDS.map((kind) => (
        <li key={kind}>
          <span className={`day day-${kind}`} aria-hidden="true">
            9
          </span>
          {text(`legend_${kind}`)}
        </li>
      ))}
      <li>
        <span className="day day-working" data-own="true" aria-hidden="true">
          9
        </span>
        {text("legend_own")}
      </li>
    </ul>
  );
}
