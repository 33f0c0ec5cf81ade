import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { useAsked } from "../live/use-asked.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { NumberSum } from "../page/drill-store.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame, type FrameLine } from "./explained-frame.tsx";
import type { ExplanationProps } from "./explanation.tsx";
import { nameText, valueText } from "./number-text.ts";

interface CellExplanationProps extends ExplanationProps {
  readonly sum: Extract<NumberSum, { kind: "expected" | "oldest" }>;
}

/** What a hotspot is measured by: what it would have overdue at the whole's share, or how old its oldest dossier is. */
export function CellExplanation({ sum, period, board, isPast, nameOf }: CellExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, field } = sum.cell;
  const { asOf } = board;
  const asked = useAsked<Overview>("overview", { unit: board.unit.code, at: asOf }, usePage().token.read());
  const isCell = (cell: { readonly unit: string; readonly field: string }) =>
    cell.unit === unit && cell.field === field;
  const cell = board.hotspots.find(isCell);
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  if (cell === undefined) return <p>{text("gone")}</p>;
  const isExpected = sum.kind === "expected";
  const age = asked.answer.hotspots.find(isCell)?.oldestDays ?? null;
  const value = isExpected ? cell.expected : age;
  const figure =
    value === null ? text("none") : new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
  const share = board.rates.overdueShare.value ?? null;
  const lines: FrameLine[] = [
    { sign: "", what: nameText(language, { measure: "inProgress" }), value: formatCount(language, cell.open) },
    {
      sign: "×",
      what: text("shareOfWhole", { unit: nameOf(board.unit.code) }),
      value: valueText(language, { rate: "overdueShare" }, share),
    },
    { sign: "=", what: text("expected"), value: figure, isResult: true },
  ];
  return (
    <ExplainedFrame
      name={{ measure: "overdue" }}
      value={value}
      figure={figure}
      meaning={[text(isExpected ? "isExpected" : "isOldest"), `${nameOf(unit)}, ${fieldName(language, field)}`]}
      lines={isExpected ? lines : []}
      board={board}
      isPast={isPast}
      history={text("noHistory_part")}
    >
      <DossiersBehind
        unit={unit}
        measure={isExpected ? "inProgress" : "overdue"}
        period={period}
        field={field}
        own={true}
        at={asOf}
        value={isExpected ? cell.open : cell.overdue}
        nameOf={nameOf}
      />
    </ExplainedFrame>
  );
}
