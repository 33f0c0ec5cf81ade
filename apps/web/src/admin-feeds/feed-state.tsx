import type { FeedItem } from "@ioc/protocol/provisioning.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { feedWords } from "./feed-words.ts";

const GLYPHS: Readonly<Record<FeedItem["state"], GlyphName>> = {
  live: "met",
  quiet: "open",
  stale: "lost",
  never: "never",
};

/** Shape, word and colour of a feed's sign of life. */
export function FeedState({ state }: { state: FeedItem["state"] }): ReactElement {
  const text = useWords(feedWords);
  return (
    <span className={`state feed-${state}`}>
      <Glyph name={GLYPHS[state]} size={16} />
      <span>{text(`state_${state}`)}</span>
    </span>
  );
}
