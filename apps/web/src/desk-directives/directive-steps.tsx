import type { Directive } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { civilTimeOf, timeOrDate } from "../numbers/civil-time.ts";
import { serverNow } from "../shell/server-time.ts";
import { directiveWords } from "./directive-words.ts";

/** From sent to closed: which steps were taken, and when; what comes next is told by words, too, not by its colour alone. */
export function DirectiveSteps({ directive }: { directive: Directive }): ReactElement {
  const text = useWords(directiveWords);
  const { sentAt, seenAt, acceptedAt, reportedAt, closedAt } = directive;
  const today = civilTimeOf(serverNow()).date;
  const steps = [
    { step: "sent", at: sentAt },
    { step: "seen", at: seenAt },
    { step: "accepted", at: acceptedAt },
    { step: "reported", at: reportedAt },
    { step: "closed", at: closedAt },
  ] as const;
  return (
    <ol className="directive-steps" aria-label={text("steps")}>
      {steps.map(({ step, at }) => (
        <li key={step} className={at === null ? undefined : "directive-step-done"}>
          {text(`step_${step}`)}
          {at === null ? (
            <span className="unseen"> ({text("stepNext")})</span>
          ) : (
            <>
              {" "}
              <span className="num">{timeOrDate(at, today)}</span>
              <span className="unseen"> ({text("stepDone")})</span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
