import type { Alert } from "@ioc/protocol/alerts.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { alertWords } from "./alert-words.ts";

/** How grave it is and where it stands: a shape, and words. */
export function AlertSign({ alert }: { alert: Alert }): ReactElement {
  const text = useWords(alertWords);
  const { severity, state } = alert;
  return (
    <span className="state alert-sign">
      <Glyph name={glyphOf(alert)} size={16} />
      <b>{text(severity)}</b>
      {state !== "firing" && <span>({text(`state_${state}`)})</span>}
    </span>
  );
}

function glyphOf({ severity, state }: Alert): GlyphName {
  if (state === "resolved") return "met";
  if (state === "noData") return "lost";
  return severity === "critical" ? "overdue" : "soon";
}
