import type { Directive } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { serverNow } from "../shell/server-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useWorkingTime } from "../shell/use-working-time.ts";
import { Glyph } from "../stage/glyph.tsx";
import { urgencyOf } from "./directive-urgency.ts";
import { directiveWords } from "./directive-words.ts";

/** The deadline, and whether it is past or near. */
export function DueText({ directive }: { directive: Directive }): ReactElement {
  const text = useWords(directiveWords);
  const moment = useMoment();
  const working = useWorkingTime().data;
  const urgency = urgencyOf(directive, serverNow(), working);
  return (
    <span className="due-text">
      {moment(directive.dueAt)}
      {urgency !== undefined && (
        <b className={`state due-${urgency}`}>
          <Glyph name={urgency} size={14} />
          {text(urgency === "overdue" ? "overdue" : "dueSoon")}
        </b>
      )}
    </span>
  );
}
