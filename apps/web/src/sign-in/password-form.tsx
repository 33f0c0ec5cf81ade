import { type SignedIn, signedInSchema, signInOptionsSchema } from "@ioc/protocol/session.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Form } from "../desk/form.tsx";
import { PasswordField } from "../desk/password-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { signInWords } from "./sign-in-words.ts";

export interface PasswordFormProps {
  /** Where the single sign-on comes back to. */
  readonly returnTo: string;
  /** The single sign-on came back without anybody. */
  readonly wasRefused: boolean;
  readonly onSignedIn: (answer: SignedIn, password: string) => void;
}

export function PasswordForm({ returnTo, wasRefused, onSignedIn }: PasswordFormProps): ReactElement {
  const text = useWords(signInWords);
  const [user, setUser] = useState("");
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const options = useQuery({
    queryKey: ["sign-in-options"],
    queryFn: ({ signal }) => askJson("/session/options", signInOptionsSchema, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const signIn = useMutation({
    mutationFn: () => askJson("/session", signedInSchema, { method: "POST", json: { user: user.trim(), password } }),
    onSuccess: (answer) => onSignedIn(answer, password),
  });
  const isWrong = signIn.error instanceof ApiError && signIn.error.code === "unauthenticated";
  const signOn = options.data?.singleSignOn;
  return (
    <>
      {wasRefused && (
        <p className="failure" role="alert">
          {text("signOnRefused")}
        </p>
      )}
      {signOn != null && (
        <>
          <p className="actions">
            <a className="button" href={`/api/v1/single-sign-on?${new URLSearchParams({ to: returnTo })}`}>
              {text("signOn", { name: signOn.name })}
            </a>
          </p>
          <p className="door-or">{text("or")}</p>
        </>
      )}
      <Form
        failure={isWrong ? undefined : signIn.error}
        onSubmit={() => {
          setAsked(true);
          if (user.trim() !== "" && password !== "") signIn.mutate();
        }}
      >
        <TextField
          label={text("user")}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={user}
          onChange={setUser}
          error={asked && user.trim() === "" ? text("needUser") : undefined}
        />
        <PasswordField
          label={text("password")}
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={asked && password === "" ? text("needPassword") : undefined}
        />
        {isWrong && (
          <p className="failure" role="alert">
            {text("wrong")}
          </p>
        )}
        <p className="actions">
          <Button type="submit" look="main" busy={signIn.isPending}>
            {text("signIn")}
          </Button>
        </p>
      </Form>
    </>
  );
}
