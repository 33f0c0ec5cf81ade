import type { ReactElement } from "react";
import { MIN_SAMPLE } from "../numbers/judge-rate.ts";
import { formatCount, formatTarget } from "../numbers/number-format.ts";
import type { NumberSum } from "../page/drill-store.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { nameText, valueText } from "./number-text.ts";
import { type ListedPart, PartList } from "./part-list.tsx";

interface JudgedExplanationProps extends ExplanationProps {
  readonly sum: Extract<NumberSum, { kind: "verdict" | "judged" }>;
}

/** How many units, or rates, were judged in one way, and which: each opens the rate that it was judged by. */
export function JudgedExplanation({ target, sum, board, isPast, nameOf }: JudgedExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { period } = target;
  const least = formatCount(language, MIN_SAMPLE);
  const rate = { rate: "onTime" } as const;
  const parts =
    sum.kind === "verdict"
      ? sum.units.map((code): ListedPart => {
          const own = code === board.unit.code;
          const value = board.children[code]?.rates.onTime.value ?? null;
          return {
            key: code,
            what: own ? text("itself", { unit: nameOf(code) }) : nameOf(code),
            figure: valueText(language, rate, value),
            value,
            opens: { name: rate, unit: code, own, period },
          };
        })
      : sum.rates.map((judged): ListedPart => {
          const value = board.rates[judged].value ?? null;
          const name = { rate: judged };
          const figure = valueText(language, name, value);
          return { key: judged, what: nameText(language, name), figure, value, opens: { name, period } };
        });
  const meaning =
    sum.kind === "verdict"
      ? [text(`isVerdict_${sum.verdict}`, { target: formatTarget(language, sum.target), least }), text("isVerdict")]
      : [text(`isJudged_${sum.judgement}`, { least })];
  return (
    <ExplainedFrame
      name={sum.kind === "verdict" ? rate : undefined}
      value={parts.length}
      figure={formatCount(language, parts.length)}
      meaning={meaning}
      lines={[]}
      board={board}
      isPast={isPast}
      history={text("noHistory_listed")}
    >
      <PartList title={text(sum.kind === "verdict" ? "verdictUnits" : "judgedRates")} parts={parts} />
      <p>{text(sum.kind === "verdict" ? "noDossiers_units" : "noDossiers_rates")}</p>
    </ExplainedFrame>
  );
}
