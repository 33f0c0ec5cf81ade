import type { Rejected } from "@ioc/protocol/feeds.ts";
import type { ReactElement } from "react";
import { CsvExportButton } from "../desk/csv-export-button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { faultText } from "../desk/fault-text.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { feedWords } from "./feed-words.ts";
import { momentText } from "./moment.tsx";
import { feedPath, useRejected } from "./use-feeds.ts";

/** What the feed was refused in the last week, by reason. */
export function RejectedEvents({ feed, name }: { feed: string; name: string }): ReactElement {
  const text = useWords(feedWords);
  const { data, error } = useRejected(feed);
  const days = data && { from: formatDate(data.from), to: formatDate(data.to) };
  return (
    <section className="page-section">
      <h2>{text("rejected")}</h2>
      <FailureNote failure={error} />
      {data === undefined && error === null && <p role="status">{text("rejectedLoading")}</p>}
      {data !== undefined && days !== undefined && (
        <p>{data.total === 0 ? text("rejectedNone", days) : text("rejectedSum", { count: data.total, ...days })}</p>
      )}
      {data !== undefined && data.total > 0 && (
        <>
          <ul className="reasons">
            {data.reasons.map((reason) => (
              <Reason key={`${reason.code} ${reason.path} ${reason.message}`} reason={reason} />
            ))}
          </ul>
          {data.otherReasons > 0 && <p className="soft">{text("rejectedMore", { count: data.otherReasons })}</p>}
          <div className="actions">
            <CsvExportButton
              path={`${feedPath(feed)}/rejected?from=${data.from}&to=${data.to}`}
              name={`rejected-${name}.csv`}
            />
          </div>
        </>
      )}
    </section>
  );
}

function Reason({ reason }: { reason: Rejected["reasons"][number] }): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  return (
    <li>
      <details>
        <summary>
          <b>{faultText(language, reason.message)}</b>{" "}
          {reason.path != null && <code>{text("reasonPath", { path: reason.path })}</code>}{" "}
          <span className="soft">{text("reasonCount", { count: reason.count, at: momentText(reason.lastAt) })}</span>
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by the keyboard */}
        <section className="reason-sample" aria-label={text("sample")} tabIndex={0}>
          <table className="differences">
            <caption>{text("sample")}</caption>
            <thead>
              <tr>
                <th scope="col">{text("sampleSubject")}</th>
                <th scope="col">{text("sampleType")}</th>
                <th scope="col">{text("sampleTime")}</th>
                <th scope="col">{text("sampleAt")}</th>
                <th scope="col">{text("sampleId")}</th>
              </tr>
            </thead>
            <tbody>
              {reason.sample.map((event, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what was refused need not have an id
                <tr key={index}>
                  <th scope="row">{event.subject ?? "–"}</th>
                  <td>{event.type ?? "–"}</td>
                  <td>{event.time ?? "–"}</td>
                  <td>{momentText(event.recordedAt)}</td>
                  <td>{event.id ?? "–"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </li>
  );
}
