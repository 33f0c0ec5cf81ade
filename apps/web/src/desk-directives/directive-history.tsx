import type { DirectiveDetail } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { directiveWords } from "./directive-words.ts";

/** Everything that was done to a directive, the oldest first. */
export function DirectiveHistory({ history }: Pick<DirectiveDetail, "history">): ReactElement {
  const text = useWords(directiveWords);
  const moment = useMoment();
  return (
    <ol className="deeds">
      {history.map(({ at, action, by, comment }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows at its end
        <li key={index}>
          <b>{text(`did_${action}`)}</b>{" "}
          <span className="deeds-who">{[by, moment(at)].filter((part) => part !== null).join(", ")}</span>
          {comment !== null && <p className="deeds-said">{comment}</p>}
        </li>
      ))}
    </ol>
  );
}
