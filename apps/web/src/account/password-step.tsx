import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Form } from "../desk/form.tsx";
import { PasswordField } from "../desk/password-field.tsx";
import { isWrongPassword } from "../shell/wrong-password.ts";
import { accountWords } from "./account-words.ts";

export interface PasswordStepProps {
  readonly deed: string;
  readonly failure: unknown;
  readonly busy: boolean;
  readonly onGiven: (password: string) => void;
  readonly onCancel: () => void;
}

/** Asks for the password once more: a desk left open is not enough to change how one signs in. */
export function PasswordStep({ deed, failure, busy, onGiven, onCancel }: PasswordStepProps): ReactElement {
  const text = useWords(accountWords);
  const inGeneral = useWords(deskWords);
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const isWrong = isWrongPassword(failure, "password");
  const missing = asked && password === "" ? text("needPassword") : undefined;
  return (
    <Form
      failure={isWrong ? undefined : failure}
      onSubmit={() => {
        setAsked(true);
        if (password !== "") onGiven(password);
      }}
    >
      <PasswordField
        label={text("yourPassword")}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        error={missing ?? (isWrong ? text("wrongPassword") : undefined)}
      />
      <p className="actions">
        <Button type="submit" look="main" busy={busy}>
          {deed}
        </Button>
        <Button onClick={onCancel}>{inGeneral("cancel")}</Button>
      </p>
    </Form>
  );
}
