import { LEAST_PASSWORD } from "@ioc/protocol/session.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { CheckField } from "../desk/check-field.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { PasswordField } from "../desk/password-field.tsx";
import { askNothing } from "./api.ts";
import { shellWords } from "./shell-words.ts";
import { isWrongPassword } from "./wrong-password.ts";

export interface ChangePasswordProps {
  /** Tells a password manager whose password it is. */
  readonly user: string;
  /** The password just signed in with, where it is still known: it is not asked for again. */
  readonly current?: string | undefined;
  readonly onDone: () => void;
}

/** A new password for one's own account. */
export function ChangePassword({ user, current, onDone }: ChangePasswordProps): ReactElement {
  const text = useWords(shellWords);
  const language = useDeskLanguage();
  const [given, setGiven] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [asked, setAsked] = useState(false);
  const [shown, setShown] = useState(false);
  const change = useMutation({
    mutationFn: () => askNothing("/session/password", { method: "PUT", json: { current: current ?? given, password } }),
    onSuccess: onDone,
  });
  const wrongCurrent = isWrongPassword(change.error, "current");
  const faults = {
    current: given === "" ? text("needCurrent") : undefined,
    password: password.length < LEAST_PASSWORD ? text("tooShort", { least: LEAST_PASSWORD }) : undefined,
    again: again !== password ? text("differs") : undefined,
  };
  const right = (current !== undefined || faults.current === undefined) && !faults.password && !faults.again;
  return (
    <Form
      failure={wrongCurrent ? undefined : change.error}
      onSubmit={() => {
        setAsked(true);
        if (right) change.mutate();
      }}
    >
      <input type="text" name="username" autoComplete="username" value={user} readOnly hidden />
      {current === undefined && (
        <PasswordField
          label={text("currentPassword")}
          name="current-password"
          autoComplete="current-password"
          shown={shown}
          value={given}
          onChange={setGiven}
          error={wrongCurrent ? text("wrongCurrent") : asked ? faults.current : undefined}
        />
      )}
      <PasswordField
        label={text("newPassword")}
        name="new-password"
        autoComplete="new-password"
        shown={shown}
        hint={text("passwordHint", { least: LEAST_PASSWORD })}
        value={password}
        onChange={setPassword}
        error={(asked ? faults.password : undefined) ?? fieldFault(language, change.error, "password")}
      />
      <PasswordField
        label={text("newPasswordAgain")}
        name="new-password-again"
        autoComplete="new-password"
        shown={shown}
        value={again}
        onChange={setAgain}
        error={asked ? faults.again : undefined}
      />
      <CheckField label={text("showPasswords")} checked={shown} onChange={setShown} />
      <p className="actions">
        <Button type="submit" look="main" busy={change.isPending}>
          {text("changePassword")}
        </Button>
      </p>
    </Form>
  );
}
