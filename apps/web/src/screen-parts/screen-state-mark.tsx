import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { screenWords } from "./screen-words.ts";

const GLYPHS: Readonly<Record<ScreenItem["state"], GlyphName>> = { lives: "met", stalled: "soon", away: "lost" };

/** Whether a screen lives, by shape and word. */
export function ScreenStateMark({ screen }: { screen: Pick<ScreenItem, "state" | "stalledSince"> }): ReactElement {
  const text = useWords(screenWords);
  const moment = useMoment();
  return (
    <span className="state">
      <Glyph name={GLYPHS[screen.state]} size={16} />
      {text(`state_${screen.state}`, { since: moment(screen.stalledSince) })}
    </span>
  );
}
