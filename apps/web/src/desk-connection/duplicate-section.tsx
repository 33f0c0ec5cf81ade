import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { connectionWords } from "./connection-words.ts";

/** Events that were sent again, by day. */
export function DuplicateSection({ duplicates }: Pick<Connection, "duplicates">): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { total, days, since } = duplicates;
  return (
    <Section title={text("duplicates")}>
      <p>
        {total === 0
          ? text("duplicatesNone")
          : text("duplicatesSum", { count: total, number: formatCount(language, total) })}
      </p>
      {total > 0 && (
        <>
          <p className="field-hint">{text("duplicatesHint")}</p>
          <details className="twin">
            <summary>{text("showTable")}</summary>
            <table className="differences">
              <caption className="unseen">{text("duplicates")}</caption>
              <thead>
                <tr>
                  <th scope="col">{text("day")}</th>
                  <th scope="col">{text("times")}</th>
                </tr>
              </thead>
              <tbody>
                {days.toReversed().map(({ day, count }) => (
                  <tr key={day}>
                    <th scope="row">{formatDate(day)}</th>
                    <td>{formatCount(language, count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
      <p className="field-hint">{text("duplicatesSince", { since: moment(since) })}</p>
    </Section>
  );
}
