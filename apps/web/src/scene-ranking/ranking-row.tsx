import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { childName } from "../stage/child-name.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { Glyph } from "../stage/glyph.tsx";
import { isOutstanding } from "../stage/is-outstanding.ts";
import { IntervalDrawing } from "./interval-drawing.tsx";
import type { IntervalScale } from "./interval-scale.ts";
import { RankChange } from "./rank-change.tsx";
import type { RankedChild } from "./ranked-children.ts";
import { rankingWords } from "./ranking-words.ts";

export interface RankingRowProps {
  readonly ranked: RankedChild;
  readonly ranking: Ranking;
  readonly scale: IntervalScale;
  readonly target: number | undefined;
}

/** One unit in the ranking. */
export function RankingRow({ ranked, ranking, scale, target }: RankingRowProps): ReactElement {
  const words = useWords(rankingWords);
  const text = useText();
  const language = useLanguage();
  const { code, child, rank, risen, judged } = ranked;
  const { resolved, resolvedLate, received, receivedOnline, overdue, state } = child;
  const name = childName(language, ranking.unit, code, child, Object.keys(ranking.children).length > 1);
  const whole = Object.values(ranking.children).reduce((sum, { inProgress }) => sum + inProgress, 0);
  const stands = isOutstanding(child, { overdue: ranking.measures.overdue, inProgress: whole });
  const silent = state === "stale" || state === "never";
  const rate = (numerator: number, denominator: number) => ({
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
  });
  return (
    <tr className={`ranking-row ranking-${judged?.verdict ?? "none"}`}>
      {rank === undefined ? (
        <td className="ranking-few soft" colSpan={2}>
          {resolved > 0 && words("few")}
        </td>
      ) : (
        <>
          <td className="ranking-rank">{formatCount(language, rank)}</td>
          <td className="ranking-change">
            <RankChange risen={risen} />
          </td>
        </>
      )}
      <th scope="row" className="ranking-who">
        <span className="ranking-unit">
          <FittedWords className="ranking-name" words={name} beside={silent} />
          {silent && <Glyph name={state === "stale" ? "lost" : "never"} size={20} />}
          {silent && <span className="unseen">, {text(`state_${state}`)}</span>}
        </span>
      </th>
      <td className="ranking-interval">
        <IntervalDrawing judged={judged} scale={scale} target={target} />
        {judged !== undefined && judged.verdict !== "none" && <span className="unseen">{words(judged.verdict)}</span>}
      </td>
      <td className="row-number ranking-rate">
        <Percent
          rate="onTime"
          of={rate(resolved - resolvedLate, resolved)}
          child={code}
          period="month"
          fractionDigits={2}
          bars={target === undefined ? [] : [target]}
        />
      </td>
      <td className="row-number ranking-online">
        <Label>{words("online")}</Label>
        <Percent rate="online" of={rate(receivedOnline, received)} child={code} period="month" fractionDigits={0} />
      </td>
      <td className={`row-number ranking-overdue${stands ? " ranking-outstanding" : ""}`}>
        <Label>{words("overdue")}</Label>
        {state === "never" ? (
          <span className="soft">{text("notKnown")}</span>
        ) : (
          <Count value={overdue} measure="overdue" child={code} />
        )}
      </td>
    </tr>
  );
}

/** What stands at the head of the column on the wall; whoever hears the table has heard it. */
function Label({ children }: { children: string }): ReactElement {
  return (
    <span className="ranking-label" aria-hidden="true">
      {children}{" "}
    </span>
  );
}
