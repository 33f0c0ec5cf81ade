import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { faultText } from "../desk/fault-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { connectionWords } from "./connection-words.ts";
import { mendKey } from "./mend-key.ts";

type Reason = Connection["rejected"]["reasons"][number];
type Sample = Reason["sample"][number];

/** Of what was refused these stay; the rest is not kept. */
const KEPT = ["subject", "source", "type", "time"] as const satisfies readonly (keyof Sample)[];

/** Events that were refused, by reason: the field that is wrong, what it held if that is kept, and how to mend it. */
export function RefusedSection({ rejected }: Pick<Connection, "rejected">): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const { total, reasons, otherReasons } = rejected;
  return (
    <Section title={text("rejected")}>
      <p>
        {total === 0
          ? text("rejectedNone")
          : text("rejectedSum", { count: total, number: formatCount(language, total) })}
      </p>
      {reasons.length > 0 && (
        <ul className="reasons">
          {reasons.map((reason) => (
            <RefusedReason key={`${reason.code} ${reason.path} ${reason.message}`} reason={reason} />
          ))}
        </ul>
      )}
      {otherReasons > 0 && <p className="soft">{text("rejectedMore", { count: otherReasons })}</p>}
    </Section>
  );
}

function RefusedReason({ reason }: { reason: Reason }): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { path, message, count, lastAt, sample } = reason;
  const kept = KEPT.find((member) => member === path);
  return (
    <li>
      <p className="reason-head">
        {path != null && path !== "" && <code>{path}</code>} <b>{faultText(language, message)}</b>{" "}
        <span className="soft">{text("reasonCount", { count, at: moment(lastAt) })}</span>
      </p>
      <p>
        <span className="soft">{text("howToMend")}:</span> {text(mendKey(reason))}
      </p>
      <details className="twin">
        <summary>{text("sample")}</summary>
        <table className="differences">
          <caption className="unseen">{text("sample")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("subject")}</th>
              {kept !== undefined && kept !== "subject" && <th scope="col">{kept}</th>}
              <th scope="col">{text("recordedAt")}</th>
              <th scope="col">{text("eventId")}</th>
            </tr>
          </thead>
          <tbody>
            {sample.map((event, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: what was refused need not have an id
              <tr key={index}>
                <th scope="row">{event.subject ?? "–"}</th>
                {kept !== undefined && kept !== "subject" && <td>{event[kept] ?? text("notText")}</td>}
                <td>{moment(event.recordedAt)}</td>
                <td>{event.id ?? "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </li>
  );
}
