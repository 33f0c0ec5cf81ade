import { WEEKDAYS } from "@ioc/protocol/names.ts";
import { type ReactElement, useId } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { PlaylistEditor } from "./playlist-editor.tsx";
import { type DraftEntry, isTime } from "./screen-draft.ts";
import { screenWords } from "./screen-words.ts";

export interface ScheduleEntryFieldsProps {
  readonly entry: DraftEntry;
  readonly onChange: (entry: DraftEntry) => void;
  readonly units: readonly ChoosableUnit[];
  readonly asked: boolean;
  readonly unitFault: (item: number) => string | undefined;
}

/** Days, hours, and what is shown meanwhile. */
export function ScheduleEntryFields(props: ScheduleEntryFieldsProps): ReactElement {
  const { entry, onChange, units, asked, unitFault } = props;
  const text = useWords(screenWords);
  return (
    <>
      <DayChoice
        days={entry.days}
        onChange={(days) => onChange({ ...entry, days })}
        error={asked && entry.days.length === 0 ? text("needDay") : undefined}
      />
      <div className="field-row">
        {(["from", "to"] as const).map((end) => (
          <TextField
            key={end}
            type="time"
            label={text(end)}
            hint={end === "to" ? text("toHint") : undefined}
            value={entry[end]}
            error={asked && !isTime(entry[end]) ? text("needTime") : undefined}
            onChange={(time) => onChange({ ...entry, [end]: time })}
          />
        ))}
      </div>
      <SelectField<"off" | "items">
        label={text("meanwhile")}
        value={entry.isOff ? "off" : "items"}
        options={(["off", "items"] as const).map((value) => ({ value, text: text(`meanwhile_${value}`) }))}
        error={asked && !entry.isOff && entry.items.length === 0 ? text("needItems") : undefined}
        onChange={(value) => onChange({ ...entry, isOff: value === "off" })}
      />
      {!entry.isOff && (
        <PlaylistEditor
          items={entry.items}
          onChange={(items) => onChange({ ...entry, items })}
          units={units}
          asked={asked}
          unitFault={unitFault}
          none={text("needItems")}
        />
      )}
    </>
  );
}

interface DayChoiceProps {
  readonly days: DraftEntry["days"];
  readonly onChange: (days: DraftEntry["days"]) => void;
  readonly error: string | undefined;
}

function DayChoice({ days, onChange, error }: DayChoiceProps): ReactElement {
  const text = useWords(screenWords);
  const id = useId();
  return (
    <fieldset className="field days" aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{text("days")}</legend>
      <div className="days-row">
        {WEEKDAYS.map((day) => (
          <label key={day} className="day" title={text(`dayName_${day}`)}>
            <input
              type="checkbox"
              aria-label={text(`dayName_${day}`)}
              aria-invalid={error === undefined ? undefined : true}
              checked={days.includes(day)}
              // In the order of the week, however they were chosen.
              onChange={({ target }) =>
                onChange(WEEKDAYS.filter((other) => (other === day ? target.checked : days.includes(other))))
              }
            />
            <span aria-hidden="true">{text(`day_${day}`)}</span>
          </label>
        ))}
      </div>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
