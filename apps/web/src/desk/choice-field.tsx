import { type ReactElement, type ReactNode, useId } from "react";
import "./choice-field.css";

interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly note?: string | undefined;
}

export interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** What belongs to the choice that was made. */
  readonly children?: ReactNode;
}

/** One of a few, all of them in sight. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>): ReactElement {
  const { label, value, choices, onChange, children } = props;
  const name = useId();
  return (
    <fieldset className="field choices">
      <legend>{label}</legend>
      <div className="choices-list">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.text}
              {choice.note !== undefined && <small>{choice.note}</small>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
