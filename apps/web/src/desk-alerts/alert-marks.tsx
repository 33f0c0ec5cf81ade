import type { Alert } from "@ioc/protocol/alerts.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { Glyph } from "../stage/glyph.tsx";
import { alertWords } from "./alert-words.ts";
import { useHolderText } from "./use-holder-text.ts";

/** Who has it, what they said, and why people are or are not told. */
export function AlertMarks({ alert }: { alert: Alert }): ReactElement {
  const text = useWords(alertWords);
  const moment = useMoment();
  const holder = useHolderText()(alert);
  const { comment, silenced, flapping, inhibited, escalatedAt } = alert;
  return (
    <ul className="alert-marks">
      <li>
        {holder}
        {comment !== null && ` ${text("said", { comment })}`}
      </li>
      {silenced !== null && (
        <li className="state">
          <Glyph name="suspended" size={13} />
          {silenced.reason === null
            ? text("silencedUntil", { time: moment(silenced.until) })
            : text("silencedWhy", { time: moment(silenced.until), reason: silenced.reason })}
        </li>
      )}
      {escalatedAt !== null && <li>{text("escalated", { time: moment(escalatedAt) })}</li>}
      {flapping && <li>{text("flapping")}</li>}
      {inhibited && <li>{text("inhibited")}</li>}
    </ul>
  );
}
