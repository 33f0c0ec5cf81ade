import type { ReactElement } from "react";
import { timeOrDate } from "../numbers/civil-time.ts";
import { useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { unitWords } from "./unit-words.ts";

const GLYPHS = { live: "met", quiet: "open", stale: "lost", never: "never" } as const;

/** Whether the unit itself is heard, and since when not. */
export function OwnFeed({ picture }: { picture: Picture }): ReactElement {
  const words = useWords(unitWords);
  const [tile] = Object.values(picture.overview.tiles);
  // A unit that never sent anything has no numbers, and so no tile.
  const state = tile?.state ?? "never";
  const lastEventAt = tile?.lastEventAt;
  return (
    <section className="own-feed">
      <h2 className="title">{words("feedTitle")}</h2>
      <p className={`own-feed-state own-feed-${state}`}>
        <Glyph name={GLYPHS[state]} size={26} />
        <b>{words(`feed_${state}`)}</b>
        {lastEventAt && (
          <span className="soft">{words("lastEvent", { time: timeOrDate(lastEventAt, picture.today) })}</span>
        )}
      </p>
      {(state === "stale" || state === "never") && (
        <p className="soft own-feed-note">{words(state === "stale" ? "staleNote" : "neverNote")}</p>
      )}
    </section>
  );
}
