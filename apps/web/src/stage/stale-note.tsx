import type { ReactElement } from "react";
import { civilTimeOf, clockOrDate } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { Phrase } from "../numbers/phrase.tsx";
import { useText } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { Glyph } from "./glyph.tsx";
import type { Picture } from "./picture.ts";

/** What makes a scene's totals doubtful: old numbers of silent units in them, or of all units while the line is lost. */
export function StaleNote({ picture, lost }: { picture: Picture; lost: boolean }): ReactElement | null {
  const { stale } = picture.board.freshness;
  if (lost) return <AsOf instant={picture.asOf} />;
  if (stale === 0) return null;
  return (
    <span className={picture.manyStale ? "stale-note stale-many" : "stale-note"}>
      <Glyph name={picture.manyStale ? "soon" : "lost"} size={22} />
      <span>
        <Phrase of="withStale" count={stale} slots={{ units: <Count value={stale} /> }} />
      </span>
    </span>
  );
}

/** Apart from the rest, so that the clock draws nothing else anew. */
function AsOf({ instant }: { instant: string }): ReactElement {
  const text = useText();
  const today = civilTimeOf(useNow()).date;
  return <span className="stale-note">{text("asOf", { time: clockOrDate(instant, today) })}</span>;
}
