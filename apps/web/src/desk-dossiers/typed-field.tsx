import { type ReactElement, useEffect, useId, useState } from "react";
import { TextField } from "../desk/text-field.tsx";

export interface TypedFieldProps {
  readonly label: string;
  readonly example: string;
  readonly value: string;
  /** What may be meant, by code. */
  readonly choices?: ReadonlyMap<string, string>;
  readonly onChange: (value: string) => void;
}

const PAUSE_MS = 350;

/** What is typed counts after a pause, so that not every letter is a question. */
export function TypedField({ label, example, value, choices, onChange }: TypedFieldProps): ReactElement {
  const listId = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // Somebody went back, or cleared everything.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <>
      <TextField
        label={label}
        placeholder={example}
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck={false}
        {...(choices === undefined ? {} : { list: listId })}
      />
      {choices !== undefined && (
        <datalist id={listId}>
          {[...choices].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
