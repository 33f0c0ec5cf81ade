import type { AlertDetail } from "@ioc/protocol/alerts.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { serverNow } from "../shell/server-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import { valueText } from "./alert-text.ts";
import { alertWords } from "./alert-words.ts";

type Told = Extract<AlertDetail["history"][number], { kind: "told" }>;
type Done = Exclude<AlertDetail["history"][number], { kind: "told" }>;

/** When it began, whom it was told, who did what about it, when it was over. */
export function AlertHistory({ alert }: { alert: AlertDetail }): ReactElement {
  const text = useWords(alertWords);
  const moment = useMoment();
  const { firedAt, since, resolvedAt, history, metric } = alert;
  return (
    <ol className="deeds">
      <li>
        <b>{text("began")}</b> <span className="deeds-who">{moment(firedAt ?? since)}</span>
      </li>
      {history.map((deed, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows at its end
        <li key={index}>
          {deed.kind === "told" ? <ToldLine told={deed} metric={metric} /> : <DoneLine done={deed} />}
        </li>
      ))}
      {resolvedAt !== null && (
        <li>
          <b>{text("ended")}</b> <span className="deeds-who">{moment(resolvedAt)}</span>
        </li>
      )}
    </ol>
  );
}

function ToldLine({ told, metric }: { told: Told; metric: AlertDetail["metric"] }): ReactElement {
  const text = useWords(alertWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { what, severity, audience, at, value } = told;
  const isToCome = Date.parse(at) > serverNow();
  return (
    <>
      <b>{text(`told_${what}`, { severity: text(severity).toLowerCase() })}</b>{" "}
      <span className="deeds-who">
        {[
          isToCome ? text("willTell", { time: moment(at) }) : moment(at),
          text(`audience_${audience}`),
          value === null ? undefined : text("valueThen", { value: valueText(language, value, metric) }),
        ]
          .filter((part) => part !== undefined)
          .join(", ")}
      </span>
    </>
  );
}

function DoneLine({ done }: { done: Done }): ReactElement {
  const text = useWords(alertWords);
  const moment = useMoment();
  const { kind, by, to, at, comment } = done;
  const name = by ?? text("someone");
  const said =
    kind !== "assigned"
      ? text(`did_${kind}`, { name })
      : to === null
        ? text("did_unassigned", { name })
        : text("did_assigned", { name, to });
  return (
    <>
      <b>{said}</b> <span className="deeds-who">{moment(at)}</span>
      {comment !== null && <p className="deeds-said">{comment}</p>}
    </>
  );
}
