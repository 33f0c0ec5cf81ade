import type { Freshness } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useWords } from "../page/page-context.ts";
import { unitsIn } from "../stage/units-in.ts";
import { FeedSign } from "./feed-sign.tsx";
import { feedsWords } from "./feeds-words.ts";

const STATES = ["live", "quiet", "stale", "never"] as const;

/** How many units are in each of the four states: a sum that anyone can check, and to scale. */
export function FeedStates({ freshness }: { freshness: Freshness }): ReactElement {
  const words = useWords(feedsWords);
  return (
    <section className="block states">
      <h2 className="title">
        <PhraseOf
          words={feedsWords}
          of="statesTitle"
          slots={{ units: <Count value={freshness.units} path="board/freshness/units" more={unitsIn(...STATES)} /> }}
        />
      </h2>
      <ul className="states-row">
        {STATES.map((state) => (
          <li key={state} className={freshness[state] === 0 ? "states-none" : undefined}>
            <b className={`big states-number${freshness[state] === 0 ? "" : ` states-number-${state}`}`}>
              <Count value={freshness[state]} path={`board/freshness/${state}`} more={unitsIn(state)} />
            </b>
            <span className="states-name">
              <FeedSign state={state} size={24} />
              {words(`state_${state}`)}
            </span>
          </li>
        ))}
      </ul>
      <div className="states-bar" aria-hidden="true">
        {STATES.map((state) =>
          freshness[state] === 0 ? null : (
            <i key={state} className={`states-part-${state}`} style={{ flexGrow: freshness[state] }} />
          ),
        )}
      </div>
    </section>
  );
}
