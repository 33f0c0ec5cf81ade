import type { Board } from "@ioc/protocol/board.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { useAsked } from "../live/use-asked.ts";
import { meaningWords } from "../numbers/meaning-words.ts";
import type { NumberPart } from "../page/drill-store.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame } from "./explained-frame.tsx";
import { nextCloseSum } from "./next-close-sum.ts";
import { NumberHistory } from "./number-history.tsx";
import { numberOfPart } from "./number-part.ts";
import { valueText } from "./number-text.ts";

export interface PartExplanationProps {
  readonly measure: Measure;
  readonly part: NumberPart;
  readonly period: { readonly from: string; readonly to: string };
  /** Everything else is asked for as of its moment. */
  readonly board: Board;
  readonly isPast: boolean;
  nameOf(unit: string): string;
}

/** A part of what a measure counts: it has a list; of earlier days it is known of a procedure alone. */
export function PartExplanation({ measure, part, period, board, isPast, nameOf }: PartExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, asOf } = board;
  const asked = useAsked<Hotspots>("hotspots", { unit: unit.code, at: asOf }, usePage().token.read());
  if (asked.kind === "failed") return <p role="alert">{text("failed", { detail: asked.detail })}</p>;
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const value = numberOfPart(asked.answer, part);
  if (value === undefined) return <p>{text("gone")}</p>;
  const name = { measure };
  return (
    <ExplainedFrame
      name={name}
      value={value}
      figure={valueText(language, name, value)}
      meaning={[text(`isPart_${part.kind}`), meaningWords.textOf(language, `is_${measure}`)]}
      lines={part.kind === "nextClose" ? nextCloseSum(asked.answer, language) : []}
      board={board}
      isPast={isPast}
      history={
        part.kind === "procedure" ? (
          <NumberHistory target={{ name, part }} unit={unit.code} at={asOf} />
        ) : (
          text("noHistory_part")
        )
      }
    >
      <DossiersBehind
        unit={unit.code}
        measure={measure}
        part={part}
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
