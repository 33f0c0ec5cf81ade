import type { ReactElement } from "react";
import { wallWords } from "../language/text.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { ClauseText } from "../stage/clause-text.tsx";
import { Glyph } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { signalLines } from "./signal-lines.ts";

/** Is the number true? Who is silent since when, what is due, where numbers are not complete. */
export function Signals({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  return (
    <section className="signals" aria-label={text("signals")}>
      <ul>
        {signalLines(picture, language).map((line) => (
          <li key={line.kind} className={`signal signal-${line.tone}`}>
            <Glyph name={line.glyph} size={28} />
            <span className="signal-what">{line.what}</span>
            <span className="signal-who">
              <ClauseText words={wallWords} clause={line.who} />
            </span>
            <span className="signal-since">{line.since}</span>
            <span className="signal-meaning soft">{line.meaning}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
