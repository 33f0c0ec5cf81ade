import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { askNothing } from "../shell/api.ts";
import { Section } from "../shell/section.tsx";
import { loadSession } from "../shell/session-store.ts";
import { useSessionStore } from "../shell/shell-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { accountWords } from "./account-words.ts";
import { PasswordStep } from "./password-step.tsx";
import { TwoFactorSetup } from "./two-factor-setup.tsx";

/** The second factor: whether there is one, and how it begins and ends. */
export function TwoFactor({ isOn }: { isOn: boolean }): ReactElement {
  const text = useWords(accountWords);
  const session = useSessionStore();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const done = (words: "twoFactorStarted" | "twoFactorStopped"): void => {
    setOpen(false);
    notify(text(words));
    void loadSession(session);
  };
  const stop = useMutation({
    mutationFn: (password: string) => askNothing("/session/two-factor", { method: "DELETE", json: { password } }),
    onSuccess: () => done("twoFactorStopped"),
  });
  const deed = text(isOn ? "twoFactorStop" : "twoFactorStart");
  return (
    <Section title={text("twoFactor")}>
      <p className="account-state">
        <Glyph name={isOn ? "met" : "open"} size={18} />
        {text(isOn ? "twoFactorOn" : "twoFactorOff")}
      </p>
      <p className="soft prose">{text("twoFactorLead")}</p>
      <p className="actions">
        <Button onClick={() => setOpen(true)}>{deed}</Button>
      </p>
      {open && isOn && (
        <Dialog title={deed} onClose={() => setOpen(false)}>
          <p>{text("stopLead")}</p>
          <PasswordStep
            deed={text("twoFactorStop")}
            failure={stop.error}
            busy={stop.isPending}
            onGiven={(password) => stop.mutate(password)}
            onCancel={() => setOpen(false)}
          />
        </Dialog>
      )}
      {open && !isOn && <TwoFactorSetup onDone={() => done("twoFactorStarted")} onClose={() => setOpen(false)} />}
    </Section>
  );
}
