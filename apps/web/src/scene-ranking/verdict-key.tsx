import type { ReactElement } from "react";
import { useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { rankingWords } from "./ranking-words.ts";

/** What the shapes of the ranking mean. */
export function VerdictKey(): ReactElement {
  const words = useWords(rankingWords);
  return (
    <span className="soft verdict-key">
      <span>
        <i className="key-met" /> {words("met")}
      </span>
      <span>
        <i className="key-open" /> {words("open")}
      </span>
      <span>
        <Glyph name="overdue" size={20} /> {words("missed")}
      </span>
    </span>
  );
}
