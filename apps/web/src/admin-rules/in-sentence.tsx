import { Fragment, type ReactElement, type ReactNode, useId } from "react";
import { useDeskLanguage } from "../desk/desk-context.ts";
import { ruleWords } from "./rule-words.ts";

type Key = Parameters<typeof ruleWords.textParts>[1];

/** Words of the page with fields in their slots. */
export function Sentence({ of, slots }: { of: Key; slots: Readonly<Record<string, ReactNode>> }): ReactElement {
  const language = useDeskLanguage();
  return (
    <>
      {ruleWords.textParts(language, of).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other identity
        <Fragment key={index}>{"text" in part ? part.text : slots[part.slot]}</Fragment>
      ))}
    </>
  );
}

export interface NumberInSentenceProps {
  /** Of the field by itself, for those who do not hear the sentence around it. */
  readonly label: string;
  /** What stands behind the number. */
  readonly unit?: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A number that is typed into a sentence; what is wrong with it stands right below. */
export function NumberInSentence({ label, unit, error, value, onChange }: NumberInSentenceProps): ReactElement {
  const id = useId();
  return (
    <>
      <span className="sentence-number">
        <input
          aria-label={label}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={error === undefined ? undefined : id}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit !== undefined && <span aria-hidden="true"> {unit}</span>}
      </span>
      {error !== undefined && (
        <span id={id} className="field-error sentence-error">
          {error}
        </span>
      )}
    </>
  );
}

export interface ChoiceInSentenceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}

export function ChoiceInSentence<Value extends string>(props: ChoiceInSentenceProps<Value>): ReactElement {
  const { label, value, options, onChange } = props;
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}
