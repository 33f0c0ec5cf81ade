import { MOST_SCHEDULE_ENTRIES } from "@ioc/protocol/screen-playlist.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { ScheduleEntryFields } from "./schedule-entry-fields.tsx";
import { type DraftEntry, newEntry } from "./screen-draft.ts";
import { screenWords } from "./screen-words.ts";

export interface ScheduleEditorProps {
  readonly entries: readonly DraftEntry[];
  readonly onChange: (entries: readonly DraftEntry[]) => void;
  readonly units: readonly ChoosableUnit[];
  readonly asked: boolean;
  /** What the server found wrong with the unit of an item of an entry. */
  readonly unitFault: (entry: number, item: number) => string | undefined;
}

/** Hours at which a screen shows something else, or nothing. */
export function ScheduleEditor({ entries, onChange, units, asked, unitFault }: ScheduleEditorProps): ReactElement {
  const text = useWords(screenWords);
  return (
    <div className="schedule">
      {entries.length === 0 && <p className="soft">{text("scheduleNone")}</p>}
      {entries.map((entry, index) => (
        <fieldset key={entry.key} className="schedule-entry">
          <legend>{text("entry", { position: index + 1 })}</legend>
          <ScheduleEntryFields
            entry={entry}
            onChange={(next) => onChange(entries.with(index, next))}
            units={units}
            asked={asked}
            unitFault={(item) => unitFault(index, item)}
          />
          <p className="actions">
            <Button onClick={() => onChange(entries.toSpliced(index, 1))}>
              {text("entryRemove", { position: index + 1 })}
            </Button>
          </p>
        </fieldset>
      ))}
      {entries.length < MOST_SCHEDULE_ENTRIES && (
        <p className="actions">
          <Button onClick={() => onChange([...entries, newEntry(entries)])}>{text("addEntry")}</Button>
        </p>
      )}
    </div>
  );
}
