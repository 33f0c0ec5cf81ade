import type { Measure } from "@ioc/protocol/names.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { useAsked } from "../live/use-asked.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { meaningWords } from "../numbers/meaning-words.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { NumberHistory } from "./number-history.tsx";
import { nameText } from "./number-text.ts";

/** How much more or less than at the same time of the last working day: two numbers, each with its dossiers. */
export function DifferenceExplanation({
  measure,
  target,
  period,
  board,
  isPast,
  nameOf,
}: ExplanationProps & { readonly measure: Measure }): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, asOf } = board;
  const asked = useAsked<Overview>("overview", { unit: unit.code, at: asOf }, usePage().token.read());
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const { previous } = asked.answer;
  const now = board.measures[measure];
  const before = previous.measures[measure];
  const value = Math.abs(now - before);
  const what = nameText(language, { measure });
  const momentOf = (instant: string): string => {
    const { date, minute } = civilTimeOf(instant);
    return text("atMoment", { what, time: minute, date: formatDate(date) });
  };
  const listed = { unit: unit.code, measure, field: undefined, own: false, nameOf };
  const lines = [
    { what: momentOf(asOf), value: now },
    { what: momentOf(previous.at), value: before },
  ].sort((a, b) => b.value - a.value);
  return (
    <ExplainedFrame
      name={{ measure }}
      value={value}
      figure={formatCount(language, value)}
      meaning={[text("isDifference"), meaningWords.textOf(language, `is_${measure}`)]}
      lines={[
        ...lines.map((line, index) => ({
          sign: index === 0 ? "" : "−",
          ...line,
          value: formatCount(language, line.value),
        })),
        { sign: "=", what: text("difference"), value: formatCount(language, value), isResult: true },
      ]}
      board={board}
      isPast={isPast}
      history={<NumberHistory target={{ name: target.name }} unit={unit.code} at={asOf} />}
    >
      <DossiersBehind {...listed} title={momentOf(asOf)} period={period} at={asOf} value={now} />
      <DossiersBehind
        {...listed}
        title={momentOf(previous.at)}
        period={{ from: previous.date, to: previous.date }}
        at={previous.at}
        value={before}
      />
    </ExplainedFrame>
  );
}
