import type { Board } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { meaningWords } from "../numbers/meaning-words.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { measuresBehind, numberOf, numbersOf, ownCellOf } from "./explained-number.ts";
import { legalSource } from "./legal-source.ts";
import { NumberHistory } from "./number-history.tsx";
import { numberSum } from "./number-sum.ts";
import { valueText } from "./number-text.ts";
import { PartExplanation } from "./part-explanation.tsx";
import { RestExplanation } from "./rest-explanation.tsx";
import { SilentExplanation } from "./silent-explanation.tsx";
import { SumExplanation } from "./sum-explanation.tsx";
import { SumTable } from "./sum-table.tsx";
import { Trust } from "./trust.tsx";
import { UnitShareList } from "./unit-share-list.tsx";

export interface ExplanationProps {
  readonly target: DrillTarget;
  readonly period: { readonly from: string; readonly to: string };
  /** Everything else is asked for as of its moment. */
  readonly board: Board;
  /** How fresh the lines are is always said of now, which is not what a number of the past speaks of. */
  readonly isPast: boolean;
  nameOf(unit: string): string;
}

export function Explanation({ target, period, board, isPast, nameOf }: ExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { name, field, own, part, sum, silent } = target;
  const props = { target, period, board, isPast, nameOf };
  if (part !== undefined && "measure" in name) return <PartExplanation measure={name.measure} part={part} {...props} />;
  if (sum !== undefined) return <SumExplanation sum={sum} {...props} />;
  if (silent === true) return <SilentExplanation {...props} />;
  if (target.except !== undefined || target.exceptField !== undefined) return <RestExplanation {...props} />;
  const numbers = numbersOf(board, target);
  const lines = numbers === undefined ? [] : numberSum(numbers, name);
  const value = numbers === undefined ? ownCellOf(board, target) : numberOf(numbers, name);
  return (
    <div className="explain-columns">
      <div>
        {value !== undefined && (
          <p className="explain-value" data-explained={value ?? ""}>
            {valueText(language, name, value)}
          </p>
        )}
        <section>
          <h3>{text("meaning")}</h3>
          <p>{meaningWords.textOf(language, "measure" in name ? `is_${name.measure}` : `isRate_${name.rate}`)}</p>
          <p className="soft">
            {text("source")}: {text(`source_${legalSource(name)}`)}. {text("sourceNote")}
          </p>
        </section>
        {lines.length > 0 && (
          <section>
            <h3>{text("howItComes")}</h3>
            <SumTable name={name} lines={lines} />
          </section>
        )}
        {!isPast && <Trust board={board} />}
      </div>
      {/* At a wall nobody scrolls: what is long stands last, and beside the sum. */}
      <div>
        <NumberHistory target={target} unit={board.unit.code} at={board.asOf} />
        {field === undefined && own !== true && <UnitShareList board={board} target={target} />}
        {numbers === undefined && value === undefined ? (
          <p>{text("gone")}</p>
        ) : (
          measuresBehind(name).map((measure) => (
            <DossiersBehind
              key={`${measure} ${board.asOf}`}
              unit={board.unit.code}
              measure={measure}
              period={period}
              field={field}
              own={own === true}
              at={board.asOf}
              urges={!isPast}
              value={numbers?.measures[measure] ?? value ?? 0}
              nameOf={nameOf}
            />
          ))
        )}
      </div>
    </div>
  );
}
