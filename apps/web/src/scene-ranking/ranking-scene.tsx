import { type ReactElement, useMemo } from "react";
import { nameIn } from "../language/language.ts";
import { Count } from "../numbers/count.tsx";
import { Percent } from "../numbers/percent.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { Headline } from "../stage/headline.tsx";
import { missingUnits } from "../stage/missing-units.ts";
import type { SceneProps } from "../stage/scene-definition.ts";
import { StaleNote } from "../stage/stale-note.tsx";
import { FunnelBlock } from "./funnel-block.tsx";
import { rankedChildren } from "./ranked-children.ts";
import { rankingHeadline } from "./ranking-headline.ts";
import { RankingTable } from "./ranking-table.tsx";
import { rankingWords } from "./ranking-words.ts";
import { verdictCount } from "./verdict-count.ts";
import "./ranking.css";
import "./ranking-phone.css";

/** Who keeps the word that was given, and of whom can it not be told? */
export function RankingScene({ picture, documents, lost }: SceneProps<"ranking">): ReactElement {
  const words = useWords(rankingWords);
  const language = useLanguage();
  const { ranking } = documents;
  const target = picture.overview.targets.onTime?.value;
  const ranked = useMemo(() => rankedChildren(ranking.children, target), [ranking, target]);
  const open = target === undefined ? undefined : verdictCount(ranked, "open", target);
  // There is room for one note: what makes the numbers doubtful comes first.
  const isWhole = !lost && missingUnits(picture.board.freshness) === undefined;
  const { resolved, resolvedLate } = ranking.measures;
  const onTime = resolved - resolvedLate;
  const rate = { numerator: onTime, denominator: resolved, value: resolved === 0 ? null : onTime / resolved };
  return (
    <>
      <Headline words={rankingWords} clause={rankingHeadline(ranking, ranked, target, language)}>
        {resolved > 0 && (
          <span>
            <PhraseOf
              words={rankingWords}
              of="noteWhole"
              slots={{
                unit: nameIn(language, ranking.unit),
                rate: (
                  <Percent
                    rate="onTime"
                    of={rate}
                    period="month"
                    fractionDigits={2}
                    bars={target === undefined ? [] : [target]}
                  />
                ),
                late: <Count value={resolvedLate} measure="resolvedLate" of="month" />,
                resolved: <Count value={resolved} measure="resolved" of="month" />,
              }}
            />
          </span>
        )}
        <StaleNote picture={picture} lost={lost} />
        {resolved > 0 && open !== undefined && isWhole && (
          <span>
            {open.value === 0 ? (
              words("noteInterval")
            ) : (
              <PhraseOf words={rankingWords} of="noteOpen" slots={{ open: <Count {...open} /> }} />
            )}
          </span>
        )}
      </Headline>
      <RankingTable ranking={ranking} ranked={ranked} target={target} />
      <FunnelBlock ranking={ranking} />
    </>
  );
}
