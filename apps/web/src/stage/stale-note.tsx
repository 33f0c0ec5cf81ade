import type { ReactElement } from "react";
import { civilTimeOf, clockOrDate } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useText } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { Glyph } from "./glyph.tsx";
import { missingUnits } from "./missing-units.ts";
import type { Picture } from "./picture.ts";
import { stageWords } from "./stage-words.ts";
import { unitsIn } from "./units-in.ts";

/** Those that are counted. Of the past nobody is known to have been silent, and what never sent had not sent then. */
const STATES = { lost: ["stale"], never: ["never"], lostOrNever: ["stale", "never"] } as const;

/** What makes a scene's totals doubtful: units whose numbers are old or missing, or of all units while the line is lost. */
export function StaleNote({ picture, lost }: { picture: Picture; lost: boolean }): ReactElement | null {
  const missing = missingUnits(picture.board.freshness);
  if (lost) return <AsOf instant={picture.asOf} />;
  if (missing === undefined) return null;
  const { units, why } = missing;
  return (
    <span className={picture.manyStale ? "stale-note stale-many" : "stale-note"}>
      <Glyph name={picture.manyStale ? "soon" : why === "never" ? "never" : "lost"} size={22} />
      <span>
        <PhraseOf
          words={stageWords}
          of={why}
          count={units}
          slots={{ units: <Count value={units} more={unitsIn(...STATES[why])} /> }}
        />
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
