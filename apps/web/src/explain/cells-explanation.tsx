import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { meaningWords } from "../numbers/meaning-words.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { NumberSum } from "../page/drill-store.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { PartList } from "./part-list.tsx";

interface CellsExplanationProps extends ExplanationProps {
  readonly sum: Extract<NumberSum, { kind: "cells" }>;
}

/** What the hotspots that are listed have overdue together: each cell with its dossiers. */
export function CellsExplanation({ sum, period, board, isPast, nameOf }: CellsExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const cells = sum.cells.map((cell) => {
    const found = board.hotspots.find(({ unit, field }) => unit === cell.unit && field === cell.field);
    return { ...cell, what: `${nameOf(cell.unit)}, ${fieldName(language, cell.field)}`, overdue: found?.overdue ?? 0 };
  });
  const value = cells.reduce((total, { overdue }) => total + overdue, 0);
  const name = { measure: "overdue" } as const;
  return (
    <ExplainedFrame
      name={name}
      value={value}
      figure={formatCount(language, value)}
      meaning={[text("isCells"), meaningWords.textOf(language, "is_overdue")]}
      lines={cells
        .map(({ what, overdue }, index) => ({
          sign: index === 0 ? "" : "+",
          what,
          value: formatCount(language, overdue),
          isResult: false,
        }))
        .concat({ sign: "=", what: text("cellsSum"), value: formatCount(language, value), isResult: true })}
      board={board}
      isPast={isPast}
      history={text("noHistory_cells")}
    >
      <PartList
        title={text("cells")}
        parts={cells.map(({ unit, field, what, overdue }) => ({
          key: `${unit} ${field}`,
          what,
          figure: formatCount(language, overdue),
          value: overdue,
          opens: { name, unit, field, own: true },
        }))}
      />
      {cells.map(({ unit, field, what, overdue }) => (
        <DossiersBehind
          key={`${unit} ${field}`}
          unit={unit}
          measure="overdue"
          title={what}
          period={period}
          field={field}
          own={true}
          at={board.asOf}
          value={overdue}
          nameOf={nameOf}
        />
      ))}
    </ExplainedFrame>
  );
}
