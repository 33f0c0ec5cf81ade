import type { History } from "@ioc/protocol/history.ts";
import type { ReactElement } from "react";
import { useAsked } from "../live/use-asked.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { usePage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { HistoryBars } from "./history-bars.tsx";

export interface NumberHistoryProps {
  readonly target: DrillTarget;
  readonly unit: string;
  /** Instant of the number. */
  readonly at: string;
}

/** The last 30 days of a number; of a part of one where it is a procedure's. */
export function NumberHistory({ target, unit, at }: NumberHistoryProps): ReactElement | null {
  const text = useWords(explainWords);
  const { name, field, own, except, exceptField, part } = target;
  const procedure = part?.kind === "procedure" ? part.code : undefined;
  const asked = useAsked<History>(
    "history",
    { unit, ...name, field, own: own === true ? "1" : undefined, except, exceptField, procedure, at },
    usePage().token.read(),
  );
  if (asked.kind === "there") return <HistoryBars name={name} history={asked.answer} />;
  if (asked.kind === "failed") return <p role="alert">{text("failed", { detail: asked.detail })}</p>;
  return null;
}
