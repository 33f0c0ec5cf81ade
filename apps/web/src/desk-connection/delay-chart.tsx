import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatDate, formatDayOfYear } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { connectionWords } from "./connection-words.ts";
import { DELAY_MARKS, delayPlace } from "./delay-scale.ts";
import { axisText, spanText } from "./span-text.ts";

type Days = Connection["delay"]["days"];

const percent = (ms: number): string => `${(delayPlace(ms) * 100).toFixed(2)}%`;

/** Each day's delays on one axis, the newest day on top; what it says stands in words in {@link DelayTable}. */
export function DelayChart({ days }: { days: Days }): ReactElement {
  const text = useWords(connectionWords);
  return (
    <div className="delay-chart" aria-hidden="true">
      {days.toReversed().map(({ day, medianMs, p90Ms }) => (
        <div key={day} className="delay-row">
          <span>{formatDayOfYear(day)}</span>
          <span className="delay-track">
            {DELAY_MARKS.map((mark) => (
              <i key={mark} className="delay-mark" style={{ left: percent(mark) }} />
            ))}
            {medianMs != null && p90Ms != null && (
              <>
                <i
                  className="delay-span"
                  style={{ left: percent(medianMs), right: `${100 - delayPlace(p90Ms) * 100}%` }}
                />
                <i className="delay-p90" style={{ left: percent(p90Ms) }} />
                <i className="delay-median" style={{ left: percent(medianMs) }} />
              </>
            )}
          </span>
        </div>
      ))}
      <div className="delay-row delay-axis">
        <span />
        <span className="delay-track">
          {DELAY_MARKS.map((mark) => (
            <span key={mark} style={{ left: percent(mark) }}>
              {axisText(mark, text)}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

/** The same in numbers. */
export function DelayTable({ days }: { days: Days }): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const span = (ms: number | null | undefined): string => (ms == null ? "–" : spanText(ms, text));
  return (
    <details className="twin">
      <summary>{text("showTable")}</summary>
      <table className="differences">
        <caption className="unseen">{text("delay")}</caption>
        <thead>
          <tr>
            <th scope="col">{text("day")}</th>
            <th scope="col">{text("events")}</th>
            <th scope="col">{text("median")}</th>
            <th scope="col">{text("p90")}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, events, medianMs, p90Ms }) => (
            <tr key={day}>
              <th scope="row">{formatDate(day)}</th>
              <td>{formatCount(language, events)}</td>
              <td>{span(medianMs)}</td>
              <td>{span(p90Ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
