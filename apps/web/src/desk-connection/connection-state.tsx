import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { connectionWords } from "./connection-words.ts";

type State = Connection["state"];

const GLYPHS: Readonly<Record<State, GlyphName>> = { live: "met", quiet: "open", stale: "lost", never: "never" };

/** The first thing that the page says: whether data arrive, and since when not. */
export function ConnectionState({ connection }: { connection: Connection }): ReactElement {
  const text = useWords(connectionWords);
  const moment = useMoment();
  const { state, lastEventAt, heardAt } = connection;
  return (
    <div className={`line-state line-${state}`}>
      <Glyph name={GLYPHS[state]} size={28} />
      <div>
        <p className="line-word">{text(`is_${state}`, { last: moment(lastEventAt), since: moment(heardAt) })}</p>
        {(state === "stale" || state === "never") && <p>{text(`mend_${state}`)}</p>}
      </div>
    </div>
  );
}

/** Shape, word and colour of one unit's state. */
export function StateMark({ state }: { state: State }): ReactElement {
  const text = useWords(connectionWords);
  return (
    <span className={`state line-${state}`}>
      <Glyph name={GLYPHS[state]} size={16} />
      <span>{text(`state_${state}`)}</span>
    </span>
  );
}
