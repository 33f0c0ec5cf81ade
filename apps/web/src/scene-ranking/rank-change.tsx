import type { ReactElement } from "react";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { rankingWords } from "./ranking-words.ts";

/** How many ranks better or worse than in the period before; the arrow has no colour of its own. */
export function RankChange({ risen }: { risen: number | undefined }): ReactElement {
  const words = useWords(rankingWords);
  const language = useLanguage();
  if (risen === undefined) return <span className="soft">{words("new")}</span>;
  if (risen === 0) {
    return (
      <span className="soft">
        <span aria-hidden="true">–</span>
        <span className="unseen">{words("same")}</span>
      </span>
    );
  }
  const ranks = formatCount(language, Math.abs(risen));
  return (
    <span className="rank-change">
      <span aria-hidden="true">{ranks}</span>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path d={risen > 0 ? "M10 17V4M4 10l6-6 6 6" : "M10 3v13M4 10l6 6 6-6"} />
      </svg>
      <span className="unseen">{words(risen > 0 ? "up" : "down", { count: ranks })}</span>
    </span>
  );
}
