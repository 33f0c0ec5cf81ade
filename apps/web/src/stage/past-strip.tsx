import type { ReactElement } from "react";
import { civilTimeOf, formatDate, weekdayName } from "../numbers/civil-time.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { Glyph } from "./glyph.tsx";
import { stageWords } from "./stage-words.ts";

/** That the picture below is of the past, and of when: where the ribbon of the feeds is on a live one. */
export function PastStrip({ atMs }: { atMs: number }): ReactElement {
  const text = useWords(stageWords);
  const language = useLanguage();
  const { minute, date } = civilTimeOf(atMs);
  const moment = { time: minute, weekday: weekdayName(language, date), date: formatDate(date) };
  return (
    <div className="strip past-strip">
      <Glyph name="suspended" size={26} />
      <p>
        <b>{text("lookingBackAt", moment)}</b>
        <span>{text("notPresent")}</span>
      </p>
    </div>
  );
}
