import { parseDay, weekday } from "@ioc/domain/time/civil-date.ts";
import { type CalendarSpec, weekdays } from "@ioc/domain/time/working-calendar.ts";
import { nameSchema } from "@ioc/protocol/text.ts";
import { type ReactElement, useId, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { formatDate, weekdayName } from "../numbers/civil-time.ts";
import type { DateOrder } from "./calendar-edit.ts";
import { calendarWords } from "./calendar-words.ts";
import type { CalendarDay } from "./calendar-year.ts";

export interface DayDialogProps {
  readonly day: CalendarDay;
  readonly week: CalendarSpec["week"];
  readonly onKeep: (order: DateOrder) => void;
  readonly onClose: () => void;
}

const CHOICES = ["asWeekday", "holiday", "workday"] as const;

/** What one day is to be. */
export function DayDialog({ day, week, onKeep, onClose }: DayDialogProps): ReactElement {
  const text = useWords(calendarWords);
  const language = useDeskLanguage();
  const group = useId();
  const [as, setAs] = useState<DateOrder["as"]>(
    day.kind === "holiday" || day.kind === "workday" ? day.kind : "asWeekday",
  );
  const [name, setName] = useState(day.name ?? "");
  const [asked, setAsked] = useState(false);
  const written = name.trim().normalize("NFC");
  const nameIsWrong = as !== "asWeekday" && !nameSchema.safeParse(written).success;
  const sessions = week[weekdays[weekday(parseDay(day.date) ?? 0)] ?? "mon"] ?? [];
  const usual = text(sessions.length > 0 ? "kind_working" : "kind_weekend");
  const dayOfWeek = weekdayName(language, day.date);
  const submit = (): void => {
    setAsked(true);
    if (as === "asWeekday") onKeep({ as });
    else if (!nameIsWrong) onKeep({ as, name: written });
  };
  return (
    <Dialog
      title={text("dayTitle", {
        weekday: dayOfWeek.charAt(0).toUpperCase() + dayOfWeek.slice(1),
        date: formatDate(day.date),
      })}
      onClose={onClose}
    >
      <Form failure={undefined} onSubmit={submit}>
        <fieldset className="choices">
          <legend>{text("dayAs")}</legend>
          {CHOICES.map((choice) => (
            <label key={choice} className="choice">
              <input type="radio" name={group} checked={as === choice} onChange={() => setAs(choice)} />
              {choice === "asWeekday" ? text("as_asWeekday", { usual }) : text(`as_${choice}`)}
            </label>
          ))}
        </fieldset>
        {as !== "asWeekday" && (
          <TextField
            label={text("dayName")}
            hint={text("dayNameHint")}
            value={name}
            error={asked && nameIsWrong ? text("dayNameFault") : undefined}
            onChange={setName}
            autoComplete="off"
          />
        )}
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
