import { type CalendarSpec, weekdays } from "@ioc/domain/time/working-calendar.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { sessionsText } from "./calendar-edit.ts";
import { calendarWords } from "./calendar-words.ts";

export interface WeekHoursProps {
  readonly spec: CalendarSpec;
  /** Undefined: they can only be read. */
  readonly onEdit: (() => void) | undefined;
}

/** The hours of the week. */
export function WeekHours({ spec, onEdit }: WeekHoursProps): ReactElement {
  const text = useWords(calendarWords);
  return (
    <section className="page-section">
      <h2>{text("hours")}</h2>
      <dl className="week-hours">
        {weekdays.map((day) => (
          <div key={day}>
            <dt>{text(`dayName_${day}`)}</dt>
            <dd>{sessionsText(spec.week[day]) || text("hoursNone")}</dd>
          </div>
        ))}
      </dl>
      {onEdit !== undefined && (
        <p className="actions">
          <Button onClick={onEdit}>{text("hoursEdit")}</Button>
        </p>
      )}
    </section>
  );
}
