import type { ReactElement } from "react";
import { ChoiceField } from "../desk/choice-field.tsx";
import { useWords } from "../desk/desk-context.ts";
import { TextField } from "../desk/text-field.tsx";
import { civilInstant } from "../numbers/civil-instant.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { serverNow } from "../shell/server-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";
import { directiveWords } from "./directive-words.ts";
import { duePresets } from "./due-presets.ts";

/** A deadline that was offered, or one that somebody writes: a civil time, YYYY-MM-DDTHH:MM. */
export type DueChoice = { readonly presetMs: number } | { readonly own: string };

const THREE_DAYS = 3;

/** What is chosen before somebody chooses: three working days. */
export function firstDue(working: WorkingTime, now: number): DueChoice {
  const presets = duePresets(working, now);
  const usual = presets.find(({ workingDays }) => workingDays === THREE_DAYS) ?? presets[0];
  return usual === undefined ? { own: "" } : { presetMs: usual.atMs };
}

/** The instant, ms; undefined: it is none, or past. */
export function dueAtOf(due: DueChoice, now: number): number | undefined {
  const at = "presetMs" in due ? due.presetMs : civilInstant(due.own);
  return at !== undefined && at > now ? at : undefined;
}

export interface DueFieldProps {
  readonly due: DueChoice;
  readonly onDue: (due: DueChoice) => void;
  readonly working: WorkingTime;
  readonly error: string | undefined;
}

export function DueField({ due, onDue, working, error }: DueFieldProps): ReactElement {
  const text = useWords(directiveWords);
  const moment = useMoment();
  const presets = duePresets(working, serverNow());
  const choices = presets.map(({ workingDays, atMs }) => ({
    value: String(atMs),
    text: workingDays === 0 ? text("due_today") : text("due_days", { count: workingDays }),
    note: moment(new Date(atMs).toISOString()),
  }));
  const choose = (value: string): void => {
    if (value !== "own") onDue({ presetMs: Number(value) });
    else if ("presetMs" in due) {
      const { date, minute } = civilTimeOf(due.presetMs);
      onDue({ own: `${date}T${minute}` });
    }
  };
  return (
    <ChoiceField
      label={text("due")}
      value={"presetMs" in due ? String(due.presetMs) : "own"}
      choices={[...choices, { value: "own", text: text("due_own") }]}
      onChange={choose}
    >
      {"own" in due ? (
        <div className="due-own">
          <TextField
            label={text("dueOwnLabel")}
            type="datetime-local"
            value={due.own}
            onChange={(own) => onDue({ own })}
            error={error}
          />
        </div>
      ) : (
        error !== undefined && <p className="field-error">{error}</p>
      )}
    </ChoiceField>
  );
}
