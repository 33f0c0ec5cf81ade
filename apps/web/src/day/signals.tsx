import { lazy, type ReactElement, Suspense, useState } from "react";
import { wallWords } from "../language/text.ts";
import { useLanguage, useText, useWall } from "../page/page-context.ts";
import { ClauseText } from "../stage/clause-text.tsx";
import type { Picture } from "../stage/picture.ts";
import { SignalItem } from "./signal-item.tsx";
import { signalLines } from "./signal-lines.ts";

/** Alerts come after the first numbers, and most of the time there are none. */
const AlertItems = lazy(async () => ({ default: (await import("./alert-items.tsx")).AlertItems }));

/** As many as stand under each other on the wall. */
const MOST_LINES = 3;

/** What needs somebody, and is the number true? Alerts first, then who is silent since when and what is not complete. */
export function Signals({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const some = useWall((state) => state.alerts.length > 0);
  const [taken, setTaken] = useState(0);
  return (
    <section className="signals" aria-label={text("signals")}>
      {/* Only that an alert comes is told aloud, not how its number moves. */}
      <ul aria-live="polite" aria-relevant="additions">
        {some && (
          <Suspense>
            <AlertItems picture={picture} taken={setTaken} />
          </Suspense>
        )}
      </ul>
      <ul>
        {signalLines(picture, language, MOST_LINES - taken).map((line) => (
          <SignalItem key={line.kind} line={line}>
            <ClauseText words={wallWords} clause={line.who} />
          </SignalItem>
        ))}
      </ul>
    </section>
  );
}
