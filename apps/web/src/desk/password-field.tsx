import { type ReactElement, type ReactNode, useState } from "react";
import { CheckField } from "./check-field.tsx";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { TextField } from "./text-field.tsx";

export interface PasswordFieldProps {
  readonly label: string;
  readonly name: string;
  /** What a password manager is to do with it. */
  readonly autoComplete: "current-password" | "new-password";
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Whether it can be read, where one switch stands for several; absent: it has a switch of its own. */
  readonly shown?: boolean;
}

/** A password, hidden until its owner wants to see it. */
export function PasswordField({ shown, ...field }: PasswordFieldProps): ReactElement {
  const text = useWords(deskWords);
  const [ownShown, setOwnShown] = useState(false);
  return (
    <>
      <TextField
        {...field}
        type={(shown ?? ownShown) ? "text" : "password"}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      {shown === undefined && <CheckField label={text("showPassword")} checked={ownShown} onChange={setOwnShown} />}
    </>
  );
}
