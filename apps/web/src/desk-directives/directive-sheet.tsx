import type { DirectiveDetail } from "@ioc/protocol/directives.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deedOf } from "./deed-of.ts";
import { DirectiveSteps, returnedAt } from "./directive-steps.tsx";
import { directiveWords } from "./directive-words.ts";
import { DueText } from "./due-text.tsx";
import { type SaidAction, StepForm } from "./step-form.tsx";

/** What is asked and by when, where it stands, and the steps that are whose who reads it. */
export function DirectiveSheet({ directive }: { directive: DirectiveDetail }): ReactElement {
  const text = useWords(directiveWords);
  const [taking, setTaking] = useState<SaidAction | undefined>(undefined);
  const { sentBy, state, actions } = directive;
  // Opening the page has marked it as seen.
  const open = actions.filter((action): action is SaidAction => action !== "seen");
  // Before there is a report nobody waits for the side that sent it: to close it is to take it back (DIR-4).
  const expected = open.filter((action) => deedOf(action, state) !== "withdraw");
  const current = taking !== undefined && open.includes(taking) ? taking : undefined;
  return (
    <section className="directive-sheet" aria-label={text("fromNobody")}>
      <h2>{sentBy === null ? text("fromNobody") : text("from", { name: sentBy })}</h2>
      <p className="directive-text">{directive.text}</p>
      <p className="directive-due">
        <b>{text("due")}:</b> <DueText directive={directive} />
      </p>
      <DirectiveSteps directive={directive} />
      {expected.length === 0 && (
        <p className="directive-waits">
          {text(returnedAt(directive) === undefined ? `waits_${state}` : "waits_returned")}
        </p>
      )}
      {current === undefined ? (
        open.length > 0 && (
          <p className="actions">
            {open.map((action, index) => (
              <Button
                key={action}
                look={index === 0 && expected.length > 0 ? "main" : "plain"}
                onClick={() => setTaking(action)}
              >
                {text(`do_${deedOf(action, state)}`)}
              </Button>
            ))}
          </p>
        )
      ) : (
        <StepForm key={current} directive={directive} action={current} onDone={() => setTaking(undefined)} />
      )}
    </section>
  );
}
