import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { useDeskLanguage } from "../desk/desk-context.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { useDeskClock } from "./desk-clock.tsx";
import { standingText } from "./standing-text.ts";
import { type TimeStanding, timeStanding } from "./time-standing.ts";
import "./standing.css";

/** Working time left, or how late, with its shape; it counts down by itself. */
export function Standing({ item }: { item: DossierItem }): ReactElement {
  const language = useDeskLanguage();
  const kind = useDeskClock((nowMs) => timeStanding(item, nowMs).kind);
  const words = useDeskClock((nowMs) => standingText(language, timeStanding(item, nowMs), item.state));
  const glyph = glyphOf(kind, item.state);
  return (
    <span className={kind === "late" || kind === "hours" ? "standing standing-hot" : "standing"}>
      {glyph !== undefined && <Glyph name={glyph} size={16} />}
      {words}
    </span>
  );
}

function glyphOf(kind: TimeStanding["kind"], state: DossierItem["state"]): GlyphName | undefined {
  if (kind === "late") return "overdue";
  if (kind === "hours") return "soon";
  if (kind === "suspended") return "suspended";
  return state === "resolved" ? "met" : undefined;
}
