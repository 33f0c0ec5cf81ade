import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { TextField } from "../desk/text-field.tsx";
import { civilInstant } from "../numbers/civil-instant.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { remoteWords } from "./remote-words.ts";

export interface MomentChoiceProps {
  /** The moment that is looked at; null: now. */
  readonly at: string | null;
  readonly onChoose: (at: string | null) => void;
}

/** Now, or a moment that has been. */
export function MomentChoice({ at, onChoose }: MomentChoiceProps): ReactElement {
  const text = useWords(remoteWords);
  const [written, setWritten] = useState(() => writtenOf(at ?? Date.now()));
  const [asked, setAsked] = useState(false);
  const instant = civilInstant(written);
  const past = instant !== undefined && instant <= Date.now() ? instant : undefined;
  return (
    <section aria-label={text("time")}>
      <TextField
        type="datetime-local"
        label={text("time")}
        hint={text("timeHint")}
        value={written}
        error={asked && past === undefined ? text("needTime") : undefined}
        onChange={setWritten}
      />
      <div className="remote-row">
        <Button
          onClick={() => {
            setAsked(true);
            if (past !== undefined) onChoose(new Date(past).toISOString());
          }}
        >
          {text("goThere")}
        </Button>
        {at !== null && <Button onClick={() => onChoose(null)}>{text("live")}</Button>}
      </div>
    </section>
  );
}

/** YYYY-MM-DDTHH:MM on the civil clock. */
function writtenOf(instant: number | string): string {
  const { date, minute } = civilTimeOf(instant);
  return `${date}T${minute}`;
}
