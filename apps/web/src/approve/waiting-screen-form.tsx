import { type WaitingScreen, waitingScreenSchema } from "@ioc/protocol/screens.ts";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { askJson, askNothing } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { useMoment } from "../shell/use-moment.ts";
import type { Answered } from "./answered.ts";
import { ApprovalForm } from "./approval-form.tsx";
import { approveWords } from "./approve-words.ts";
import { CodeEntry } from "./code-entry.tsx";

export interface WaitingScreenFormProps {
  /** As the screen shows it. */
  readonly code: string;
  readonly onAnswered: (answered: Answered) => void;
  readonly onOther: (code: string) => void;
}

/** The screen that shows a code, and what to do with it. */
export function WaitingScreenForm({ code, onAnswered, onOther }: WaitingScreenFormProps): ReactElement {
  const text = useWords(approveWords);
  const inGeneral = useWords(deskWords);
  const waiting = useQuery({
    queryKey: ["waiting-screen", code],
    queryFn: ({ signal }) => askJson(`/device?${new URLSearchParams({ code })}`, waitingScreenSchema, { signal }),
    // It goes when it is answered: what is looked at stays what it was.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const deny = useMutation({
    mutationFn: () => askNothing("/device/deny", { method: "POST", json: { code } }),
    onSuccess: () => onAnswered({ kind: "denied" }),
  });
  if (waiting.isPending) return <p>{inGeneral("loading")}</p>;
  if (waiting.data === undefined) {
    const isUnknown = waiting.error instanceof ApiError && waiting.error.code === "not-found";
    return (
      <>
        {isUnknown ? (
          <div role="alert" className="approve">
            <h2>{text("unknownTitle")}</h2>
            <p>{text("unknownText")}</p>
          </div>
        ) : (
          <FailureNote failure={waiting.error} />
        )}
        <CodeEntry onCode={onOther} />
      </>
    );
  }
  return (
    <div className="approve">
      <Compare waiting={waiting.data} />
      <ApprovalForm code={code} onApproved={(screen) => onAnswered({ kind: "approved", screen })}>
        <Button busy={deny.isPending} onClick={() => deny.mutate()}>
          {text("deny")}
        </Button>
      </ApprovalForm>
      <FailureNote failure={deny.error} />
    </div>
  );
}

/** A code that somebody was sent in a message opens the way for whoever sent it, hence what to look at. */
function Compare({ waiting }: { waiting: WaitingScreen }): ReactElement {
  const text = useWords(approveWords);
  const moment = useMoment();
  const letters = [...waiting.code].filter((letter) => letter !== "-").join(" ");
  return (
    <section>
      <h2>{text("compareTitle")}</h2>
      <p>{text("compare")}</p>
      <p className="approve-code">
        <span aria-hidden="true">{waiting.code}</span>
        <span className="unseen">{text("codeIs", { letters })}</span>
      </p>
      <p className="soft">{text("asks", { address: waiting.address, at: moment(waiting.askedAt) })}</p>
      {waiting.agent !== null && <p className="soft approve-agent">{text("agent", { agent: waiting.agent })}</p>}
    </section>
  );
}
