import type { History } from "@ioc/protocol/history.ts";
import type { ReactElement } from "react";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { HistoryBars } from "./history-bars.tsx";
import { nameText } from "./number-text.ts";
import { PartList } from "./part-list.tsx";

const NAME = { measure: "inProgressWithin" } as const;
/** What stands in the equation by itself. */
const OTHERS = ["atRisk", "suspended"] as const;

/** What is open and within its time, neither nearly due nor suspended: the last term of the wall's equation. */
export function WithinRestExplanation({ period, board, isPast, nameOf }: ExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, asOf, measures } = board;
  const restOf = ({ inProgressWithin, atRisk, suspended }: typeof measures): number =>
    inProgressWithin - atRisk - suspended;
  const value = restOf(measures);
  const what = text("line_withinRest");
  return (
    <ExplainedFrame
      name={NAME}
      value={value}
      figure={formatCount(language, value)}
      meaning={[text("isWithinRest")]}
      lines={[
        { sign: "", what: nameText(language, NAME), value: formatCount(language, measures.inProgressWithin) },
        ...OTHERS.map((measure) => ({
          sign: "−",
          what: nameText(language, { measure }),
          value: formatCount(language, measures[measure]),
        })),
        { sign: "=", what, value: formatCount(language, value), isResult: true },
      ]}
      board={board}
      isPast={isPast}
      history={<WithinRestHistory unit={unit.code} at={asOf} title={what} />}
    >
      <PartList
        title={text("units")}
        parts={Object.entries(board.children)
          .map(([code, child]) => ({
            key: code,
            what: code === unit.code ? text("itself", { unit: nameIn(language, child) }) : nameIn(language, child),
            figure: formatCount(language, restOf(child.measures)),
            value: restOf(child.measures),
            opens: code === unit.code ? undefined : { name: NAME, unit: code, sum: { kind: "withinRest" } as const },
          }))
          .filter((part) => part.value > 0)
          .sort((a, b) => b.value - a.value)}
      />
      <DossiersBehind
        unit={unit.code}
        measure="inProgressWithin"
        exceptMeasure={OTHERS}
        title={what}
        period={period}
        field={undefined}
        own={false}
        at={asOf}
        value={value}
        nameOf={nameOf}
      />
    </ExplainedFrame>
  );
}

/** Its last days: what was within its time without what was at risk and suspended, day by day. */
function WithinRestHistory({ unit, at, title }: { unit: string; at: string; title: string }): ReactElement | null {
  const token = usePage().token.read();
  const within = useAsked<History>("history", { unit, measure: "inProgressWithin", at }, token);
  const atRisk = useAsked<History>("history", { unit, measure: "atRisk", at }, token);
  const suspended = useAsked<History>("history", { unit, measure: "suspended", at }, token);
  if (within.kind !== "there" || atRisk.kind !== "there" || suspended.kind !== "there") return null;
  const days = within.answer.days.map((day, index) => {
    const others = [atRisk, suspended].reduce((sum, { answer }) => sum + (answer.days[index]?.numerator ?? 0), 0);
    return { ...day, numerator: day.numerator - others, value: day.numerator - others };
  });
  return <HistoryBars name={NAME} title={title} history={{ ...within.answer, days }} />;
}
