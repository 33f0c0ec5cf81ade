import type { ReactElement, ReactNode, TextareaHTMLAttributes } from "react";
import { Field } from "./field.tsx";

export interface AreaFieldProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className" | "onChange" | "value"> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Several lines of text. */
export function AreaField({ label, hint, error, onChange, rows = 4, ...rest }: AreaFieldProps): ReactElement {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <textarea {...rest} {...control} rows={rows} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
