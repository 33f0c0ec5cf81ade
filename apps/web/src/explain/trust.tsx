import type { Freshness } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { explainWords } from "./explain-words.ts";

/** Units, and how many of them are silent. */
export type Heard = Pick<Freshness, "units" | "stale" | "never">;

/** How many units the number may be missing something of, among those that are in it. */
export function Trust({ board }: { board: { readonly freshness: Heard } }): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { units, stale, never } = board.freshness;
  const silent = stale + never;
  const numbers = { units: formatCount(language, units), silent: formatCount(language, silent) };
  return (
    <p className="explain-trust">
      <Glyph name={silent === 0 ? "met" : "lost"} size={18} />
      {text(silent === 0 ? "allSending" : "someSilent", numbers)}
    </p>
  );
}
