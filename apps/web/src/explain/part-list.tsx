import { type ReactElement, useState } from "react";
import type { DrillTarget } from "../page/drill-store.ts";
import { useDrill, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { useShownFirst } from "./use-shown-first.ts";

export interface ListedPart {
  readonly key: string;
  readonly what: string;
  readonly figure: string;
  readonly value: number | null;
  /** The number of its own that it opens; absent: it has none. */
  readonly opens?: DrillTarget | undefined;
}

/** What a number is made of, each opening its own number; all of it on demand. */
export function PartList({ title, parts }: { title: string; parts: readonly ListedPart[] }): ReactElement {
  const text = useWords(explainWords);
  const open = useDrill((state) => state.open);
  const [isLong, setLong] = useState(false);
  const shownFirst = useShownFirst();
  const shown = isLong ? parts : parts.slice(0, shownFirst);
  const rest = parts.length - shown.length;
  return (
    <section className="explain-units" data-parts={parts.length}>
      <h3>{title}</h3>
      {parts.length === 0 && <p>{text("noShares")}</p>}
      <ol>
        {shown.map(({ key, what, figure, value, opens }) => (
          <li key={key}>
            {opens === undefined ? (
              <span className="explain-part">
                <span>{what}</span>
                <b data-share={key} data-value={value ?? ""}>
                  {figure}
                </b>
              </span>
            ) : (
              <button type="button" onClick={() => open(opens)}>
                <span>{what}</span>
                <b data-share={key} data-value={value ?? ""}>
                  {figure}
                </b>
              </button>
            )}
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <button type="button" className="explain-more" onClick={() => setLong(true)}>
          {text("moreParts", { count: rest })}
        </button>
      )}
    </section>
  );
}
