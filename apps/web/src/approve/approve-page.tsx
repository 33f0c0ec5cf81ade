import { type ReactElement, useState } from "react";
import { useSearchParams } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { mayManageScreens } from "../shell/may.ts";
import { Page } from "../shell/page.tsx";
import { usePerson } from "../shell/shell-context.ts";
import type { Answered } from "./answered.ts";
import { AnsweredNote } from "./answered-note.tsx";
import { approveWords } from "./approve-words.ts";
import { CodeEntry } from "./code-entry.tsx";
import { userCodeOf } from "./user-code.ts";
import { WaitingScreenForm } from "./waiting-screen-form.tsx";
import "./approve.css";

/** Where a screen's QR code leads to: whoever has signed in compares the code and lets the screen in, or sends it away. */
export function ApprovePage(): ReactElement {
  const text = useWords(approveWords);
  const person = usePerson();
  const [query, setQuery] = useSearchParams();
  const [answered, setAnswered] = useState<Answered | undefined>(undefined);
  const given = query.get("code");
  const code = given === null ? undefined : userCodeOf(given);
  const goTo = (next: string | undefined): void => {
    setAnswered(undefined);
    setQuery(next === undefined ? {} : { code: next }, { replace: true });
  };
  return (
    <Page title={text("title")} lead={mayManageScreens(person) ? text("lead") : text("notForYou")}>
      {!mayManageScreens(person) ? null : answered !== undefined ? (
        <AnsweredNote answered={answered} onAnother={() => goTo(undefined)} />
      ) : code !== undefined ? (
        <WaitingScreenForm key={code} code={code} onAnswered={setAnswered} onOther={goTo} />
      ) : (
        <CodeEntry onCode={goTo} />
      )}
    </Page>
  );
}
