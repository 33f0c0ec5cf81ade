import type { ReactElement } from "react";
import { wallWords } from "../language/text.ts";
import { useLanguage, useText, useWall } from "../page/page-context.ts";
import { ClauseText } from "../stage/clause-text.tsx";
import { Glyph } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { alertLines } from "./alert-lines.ts";
import { type SignalLine, signalLines } from "./signal-lines.ts";

/** As many as stand under each other on the wall. */
const MOST_LINES = 3;

/** What needs somebody, and is the number true? Alerts first, then who is silent since when and what is not complete. */
export function Signals({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const alerts = alertLines(
    useWall((state) => state.alerts),
    picture,
    language,
  );
  return (
    <section className="signals" aria-label={text("signals")}>
      {/* Only that an alert comes is told aloud, not how its number moves. */}
      <ul aria-live="polite" aria-relevant="additions">
        <SignalItems lines={alerts} />
      </ul>
      <ul>
        <SignalItems lines={signalLines(picture, language, MOST_LINES - alerts.length)} />
      </ul>
    </section>
  );
}

function SignalItems({ lines }: { lines: readonly SignalLine[] }): ReactElement {
  return (
    <>
      {lines.map((line) => (
        <li key={line.key ?? line.kind} className={`signal signal-${line.tone}`} data-line={line.kind}>
          <Glyph name={line.glyph} size={28} />
          <span className="signal-what">{line.what}</span>
          <span className="signal-who">
            <ClauseText words={wallWords} clause={line.who} />
          </span>
          <span className="signal-since">{line.since}</span>
          <span className="signal-meaning soft">{line.meaning}</span>
        </li>
      ))}
    </>
  );
}
