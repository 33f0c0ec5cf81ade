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
import { NextCloseSum } from "./next-close-sum.tsx";
import { numberOfPart } from "./number-part.ts";
import { valueText } from "./number-text.ts";
import { Trust } from "./trust.tsx";

export interface PartExplanationProps {
  readonly measure: Measure;
  readonly part: NumberPart;
  readonly period: { readonly from: string; readonly to: string };
  /** Everything else is asked for as of its moment. */
  readonly board: Board;
  readonly isPast: boolean;
  nameOf(unit: string): string;
}

/** A part of what a measure counts: it has a list; of earlier days no board tells it. */
export function PartExplanation({ measure, part, period, board, isPast, nameOf }: PartExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { unit, asOf } = board;
  const asked = useAsked<Hotspots>("hotspots", { unit: unit.code, at: asOf }, usePage().token.read());
  if (asked.kind === "failed") return <p role="alert">{text("failed", { detail: asked.detail })}</p>;
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const value = numberOfPart(asked.answer, part);
  if (value === undefined) return <p>{text("gone")}</p>;
  return (
    <div className="explain-columns">
      <div>
        <p className="explain-value" data-explained={value}>
          {valueText(language, { measure }, value)}
        </p>
        <section>
          <h3>{text("meaning")}</h3>
          <p>{text(`isPart_${part.kind}`)}</p>
          {part.kind === "nextClose" && <NextCloseSum hotspots={asked.answer} />}
          <p className="soft">{meaningWords.textOf(language, `is_${measure}`)}</p>
        </section>
        {!isPast && <Trust board={board} />}
        <p className="soft">{text("noHistory_part")}</p>
      </div>
      <div>
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
      </div>
    </div>
  );
}
