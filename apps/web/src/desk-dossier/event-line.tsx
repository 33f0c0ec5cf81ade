import type { Dossier } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { dossierPageWords } from "./dossier-page-words.ts";
import { timeLine } from "./time-line.ts";

const WIDTH = 1000;

/** The events against the deadline, drawn; the list below says the same. */
export function EventLine({ dossier }: { dossier: Dossier }): ReactElement | null {
  const text = useWords(dossierPageWords);
  const line = timeLine(dossier);
  if (line === undefined) return null;
  const left = (at: number): string => `${(at * 100).toFixed(2)}%`;
  const label = { due: text("lineDue"), now: text("lineNow"), event: undefined };
  return (
    <div className="event-line" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} 28`} preserveAspectRatio="none">
        <title>{text("events")}</title>
        <rect className="line-track" x="0" y="11" width={WIDTH} height="6" />
        {line.suspensions.map(({ from, to }) => (
          <rect
            key={from}
            className="line-stood"
            x={from * WIDTH}
            y="6"
            width={Math.max(2, (to - from) * WIDTH)}
            height="16"
          />
        ))}
        {line.late !== undefined && (
          <rect
            className="line-late"
            x={line.late.from * WIDTH}
            y="11"
            width={(line.late.to - line.late.from) * WIDTH}
            height="6"
          />
        )}
      </svg>
      {line.marks.map(({ at, kind }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no other identity
          key={index}
          className={`line-mark line-${kind}`}
          data-end={at > 0.8 || undefined}
          style={{ left: left(at) }}
        >
          {label[kind] !== undefined && <small>{label[kind]}</small>}
        </span>
      ))}
    </div>
  );
}
