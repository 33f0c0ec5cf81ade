import type { InputHTMLAttributes, ReactElement, ReactNode } from "react";
import { Field } from "./field.tsx";

export interface TextFieldProps
  extends Omit<InputHTMLAttributes<HTMLInputElement>, "className" | "onChange" | "value"> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextField({ label, hint, error, onChange, type = "text", ...rest }: TextFieldProps): ReactElement {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input {...rest} {...control} type={type} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}
