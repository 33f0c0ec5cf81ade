import { type PersonSession, personSessionSchema } from "@ioc/protocol/session.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { signInWords } from "./sign-in-words.ts";

export interface CodeFormProps {
  readonly onSignedIn: (person: PersonSession) => void;
  readonly onBack: () => void;
}

const LEAST_CODE = 6;

/** The second factor. */
export function CodeForm({ onSignedIn, onBack }: CodeFormProps): ReactElement {
  const text = useWords(signInWords);
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState(false);
  const given = code.replaceAll(/\s/g, "");
  const check = useMutation({
    mutationFn: () => askJson("/session/code", personSessionSchema, { method: "POST", json: { code: given } }),
    onSuccess: onSignedIn,
  });
  const isWrong = check.error instanceof ApiError && check.error.code === "unauthenticated";
  return (
    <>
      <p className="page-lead">{text("codeLead")}</p>
      <Form
        failure={isWrong ? undefined : check.error}
        onSubmit={() => {
          setAsked(true);
          if (given.length >= LEAST_CODE) check.mutate();
        }}
      >
        <TextField
          label={text("code")}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={code}
          onChange={setCode}
          error={isWrong ? text("codeWrong") : asked && given.length < LEAST_CODE ? text("needCode") : undefined}
        />
        <p className="actions">
          <Button type="submit" look="main" busy={check.isPending}>
            {text("goOn")}
          </Button>
          <Button onClick={onBack}>{text("back")}</Button>
        </p>
      </Form>
    </>
  );
}
