import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { useAsked } from "../live/use-asked.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { formatCount, formatTarget } from "../numbers/number-format.ts";
import type { NumberSum } from "../page/drill-store.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { valueText } from "./number-text.ts";
import { PartList } from "./part-list.tsx";

interface DaysExplanationProps extends ExplanationProps {
  readonly sum: Extract<NumberSum, { kind: "days" }>;
}

/** Of how many working days there is a rate, or how many of them met the target, and which. */
export function DaysExplanation({ sum, board, isPast }: DaysExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const asked = useAsked<Overview>("overview", { unit: board.unit.code, at: board.asOf }, usePage().token.read());
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const days = Object.entries(asked.answer.days).flatMap(([date, { resolved, resolvedOnTime }]) => {
    if (resolved === 0) return [];
    const value = resolvedOnTime / resolved;
    return sum.target === undefined || value >= sum.target ? [{ date, resolved, resolvedOnTime, value }] : [];
  });
  const name = { rate: "onTime" } as const;
  const meaning =
    sum.target === undefined ? text("isDays") : text("isDays_met", { target: formatTarget(language, sum.target) });
  return (
    <ExplainedFrame
      name={name}
      value={days.length}
      figure={formatCount(language, days.length)}
      meaning={[meaning]}
      lines={[]}
      board={board}
      isPast={isPast}
      history={text("noHistory_listed")}
    >
      <PartList
        title={text("dayRates")}
        parts={days
          .sort((a, b) => (a.date < b.date ? 1 : -1))
          .map(({ date, resolved, resolvedOnTime, value }) => ({
            key: date,
            what: text("dayRate", {
              date: formatDate(date),
              onTime: formatCount(language, resolvedOnTime),
              resolved: formatCount(language, resolved),
            }),
            figure: valueText(language, name, value),
            value,
          }))}
      />
      <p>{text("noDossiers_days")}</p>
    </ExplainedFrame>
  );
}
