import type { FreshnessState } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { Glyph } from "../stage/glyph.tsx";

const GLYPHS = { live: "met", quiet: "open", stale: "lost", never: "never" } as const;

/** The shape of a feed's state; the word stands beside it. */
export function FeedSign({ state, size }: { state: FreshnessState; size: number }): ReactElement {
  return (
    <span className={`feed-sign feed-sign-${state}`}>
      <Glyph name={GLYPHS[state]} size={size} />
    </span>
  );
}
