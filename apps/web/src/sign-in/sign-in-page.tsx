import { type ReactElement, useEffect, useRef, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { isDeskPath, ownPath } from "../page/own-path.ts";
import { ChangePassword } from "../shell/change-password.tsx";
import { LookSwitches } from "../shell/look-switches.tsx";
import { loadSession } from "../shell/session-store.ts";
import { useSession, useSessionStore } from "../shell/shell-context.ts";
import { CodeForm } from "./code-form.tsx";
import { PasswordForm } from "./password-form.tsx";
import { signInWords } from "./sign-in-words.ts";

type Step = "password" | "code";

/** From a name and a password to where one wanted to go, with a code and a password change between where needed. */
export function SignInPage(): ReactElement {
  const text = useWords(signInWords);
  const session = useSession();
  const store = useSessionStore();
  const navigate = useNavigate();
  const [query] = useSearchParams();
  const [step, setStep] = useState<Step>("password");
  // Kept until the way on is clear: whoever has to change it does not type it twice.
  const [password, setPassword] = useState<string | undefined>(undefined);
  const returnTo = ownPath(query.get("return"), window.location.origin);
  const person = session.kind === "person" ? session.person : undefined;
  const isThrough = person !== undefined && !person.mustChangePassword;

  useEffect(() => {
    if (!isThrough) return;
    // The wall is a page of its own, outside the desk's router.
    if (isDeskPath(returnTo)) void navigate(returnTo, { replace: true });
    else window.location.replace(returnTo);
  }, [isThrough, returnTo, navigate]);

  const shown = person === undefined ? step : "change";
  const title = text(shown === "change" ? "changeTitle" : shown === "code" ? "codeTitle" : "title");
  useEffect(() => {
    document.title = `${title} · Một Cửa IOC`;
  }, [title]);
  return (
    <div className="door">
      <main className="door-sheet">
        <p className="door-brand">
          Một Cửa IOC <small>{text("subject")}</small>
        </p>
        {!isThrough && <StepTitle key={shown} title={title} isFirst={shown === "password"} />}
        {shown === "password" && session.kind !== "unknown" && (
          <PasswordForm
            returnTo={returnTo}
            wasRefused={query.has("refused")}
            onSignedIn={(answer, given) => {
              setPassword(given);
              if ("needs" in answer) setStep("code");
              else store.setState({ state: { kind: "person", person: answer } });
            }}
          />
        )}
        {shown === "code" && (
          <CodeForm
            onSignedIn={(signedIn) => store.setState({ state: { kind: "person", person: signedIn } })}
            onBack={() => setStep("password")}
          />
        )}
        {shown === "change" && person !== undefined && !isThrough && (
          <>
            <p className="page-lead">{text("changeLead")}</p>
            <ChangePassword user={person.user} current={password} onDone={() => void loadSession(store)} />
          </>
        )}
        <LookSwitches />
      </main>
    </div>
  );
}

/** A later step's title takes the focus, so that it is read out. */
function StepTitle({ title, isFirst }: { title: string; isFirst: boolean }): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
  }, [isFirst]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
