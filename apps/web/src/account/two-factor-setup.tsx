import { twoFactorSetupSchema } from "@ioc/protocol/session.ts";
import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { Form } from "../desk/form.tsx";
import { QrCode } from "../desk/qr-code.tsx";
import { TextField } from "../desk/text-field.tsx";
import { saveFile } from "../page/save-file.ts";
import { askJson, askNothing } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { accountWords } from "./account-words.ts";
import { PasswordStep } from "./password-step.tsx";

export interface TwoFactorSetupProps {
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const CODE = /^\d{6}$/;

/** Password, then what the app needs and the recovery codes, then a code that shows that the app works. */
export function TwoFactorSetup({ onDone, onClose }: TwoFactorSetupProps): ReactElement {
  const text = useWords(accountWords);
  const setup = useMutation({
    mutationFn: (password: string) =>
      askJson("/session/two-factor", twoFactorSetupSchema, { method: "POST", json: { password } }),
  });
  return (
    <Dialog title={text("twoFactorStart")} onClose={onClose}>
      {setup.data === undefined ? (
        <PasswordStep
          deed={text("goOn")}
          failure={setup.error}
          busy={setup.isPending}
          onGiven={(password) => setup.mutate(password)}
          onCancel={onClose}
        />
      ) : (
        <>
          <Scan uri={setup.data.uri} />
          <RecoveryCodes codes={setup.data.recoveryCodes} />
          <Confirm onDone={onDone} onClose={onClose} />
        </>
      )}
    </Dialog>
  );
}

function Scan({ uri }: { uri: string }): ReactElement {
  const text = useWords(accountWords);
  const secret = URL.canParse(uri) ? (new URL(uri).searchParams.get("secret") ?? "") : "";
  return (
    <div className="not-printed">
      <h3>{text("scan")}</h3>
      <p className="soft">{text("scanLead")}</p>
      <QrCode content={uri} label={text("qr")} />
      <p>{text("secret")}</p>
      <p>
        <code>{secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
    </div>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }): ReactElement {
  const text = useWords(accountWords);
  return (
    <>
      <h3>{text("codes")}</h3>
      <p className="soft">{text("codesLead")}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="actions recovery-actions not-printed">
        <Button onClick={() => window.print()}>{text("codesPrint")}</Button>
        <Button
          onClick={() => saveFile(text("codesFile"), new Blob([`${codes.join("\n")}\n`], { type: "text/plain" }))}
        >
          {text("codesSave")}
        </Button>
      </p>
    </>
  );
}

function Confirm({ onDone, onClose }: TwoFactorSetupProps): ReactElement {
  const text = useWords(accountWords);
  const inGeneral = useWords(deskWords);
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState(false);
  const given = code.replaceAll(/\s/g, "");
  const confirm = useMutation({
    mutationFn: () => askNothing("/session/two-factor/confirm", { method: "POST", json: { code: given } }),
    onSuccess: onDone,
  });
  const isWrong = confirm.error instanceof ApiError && confirm.error.code === "invalid";
  return (
    <div className="not-printed">
      <h3>{text("confirm")}</h3>
      <Form
        failure={isWrong ? undefined : confirm.error}
        onSubmit={() => {
          setAsked(true);
          if (CODE.test(given)) confirm.mutate();
        }}
      >
        <TextField
          label={text("code")}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={setCode}
          error={(asked && !CODE.test(given)) || isWrong ? text("codeWrong") : undefined}
        />
        <p className="actions">
          <Button type="submit" look="main" busy={confirm.isPending}>
            {text("turnOn")}
          </Button>
          <Button onClick={onClose}>{inGeneral("cancel")}</Button>
        </p>
      </Form>
    </div>
  );
}
