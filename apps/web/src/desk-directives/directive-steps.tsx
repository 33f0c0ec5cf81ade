import type { DirectiveDetail } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { civilTimeOf, timeOrDate } from "../numbers/civil-time.ts";
import { serverNow } from "../shell/server-time.ts";
import { directiveWords } from "./directive-words.ts";

/** When the report was given back, while no other has come since. */
export function returnedAt({ state, history }: Pick<DirectiveDetail, "state" | "history">): string | undefined {
  const last = history.findLast(({ action }) => action !== "seen");
  return state === "accepted" && last?.action === "return" ? last.at : undefined;
}

/** From sent to closed: which steps were taken, and when; what comes next is told by words, too, not by its colour alone. */
export function DirectiveSteps({ directive }: { directive: DirectiveDetail }): ReactElement {
  const text = useWords(directiveWords);
  const { sentAt, seenAt, acceptedAt, reportedAt, closedAt } = directive;
  const returned = returnedAt(directive);
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
          {step === "reported" && returned !== undefined && (
            <b className="directive-returned"> {text("stepReturned", { time: timeOrDate(returned, today) })}</b>
          )}
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
