import { type CalendarSpec, checkCalendar, type Weekday, weekdays } from "@ioc/domain/time/working-calendar.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { readSessions, sessionsText, withSessions } from "./calendar-edit.ts";
import { calendarWords } from "./calendar-words.ts";

export interface HoursDialogProps {
  readonly spec: CalendarSpec;
  readonly onKeep: (spec: CalendarSpec) => void;
  readonly onClose: () => void;
}

/** The hours of each weekday. */
export function HoursDialog({ spec, onKeep, onClose }: HoursDialogProps): ReactElement {
  const text = useWords(calendarWords);
  const [written, setWritten] = useState<Readonly<Record<Weekday, string>>>(
    () => Object.fromEntries(weekdays.map((day) => [day, sessionsText(spec.week[day])])) as Record<Weekday, string>,
  );
  const [asked, setAsked] = useState(false);
  const sessions = weekdays.map((day) => [day, readSessions(written[day])] as const);
  const read = sessions.reduce((so, [day, its]) => withSessions(so, day, its ?? []), spec);
  const faults = checkCalendar({ week: read.week, holidays: [], workdays: [] });
  const wrong = new Set([
    ...sessions.flatMap(([day, its]) => (its === undefined ? [day] : [])),
    ...faults.flatMap(({ path: [, day] }) => (day === undefined ? [] : [day])),
  ]);
  const noDay = wrong.size === 0 && faults.length > 0;
  const submit = (): void => {
    setAsked(true);
    if (wrong.size === 0 && !noDay) onKeep(read);
  };
  return (
    <Dialog title={text("hours")} onClose={onClose}>
      <Form failure={undefined} onSubmit={submit}>
        <p className="soft">{text("hoursHint")}</p>
        {weekdays.map((day) => (
          <TextField
            key={day}
            label={text(`dayName_${day}`)}
            value={written[day]}
            error={
              asked && wrong.has(day)
                ? text("hoursFault")
                : asked && noDay && day === "mon"
                  ? text("hoursNoDay")
                  : undefined
            }
            onChange={(value) => setWritten({ ...written, [day]: value })}
            autoComplete="off"
          />
        ))}
        <p className="actions">
          <Button type="submit" look="main">
            {text("keep")}
          </Button>
          <Button onClick={onClose}>{text("cancel")}</Button>
        </p>
      </Form>
    </Dialog>
  );
}
