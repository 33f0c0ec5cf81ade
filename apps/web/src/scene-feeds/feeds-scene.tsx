import { type ReactElement, useMemo } from "react";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWall, useWords } from "../page/page-context.ts";
import { Headline } from "../stage/headline.tsx";
import type { SceneProps } from "../stage/scene-definition.ts";
import { StaleNote } from "../stage/stale-note.tsx";
import { FeedStates } from "./feed-states.tsx";
import { feedsHeadline } from "./feeds-headline.ts";
import { feedsWords } from "./feeds-words.ts";
import { GroupList } from "./group-list.tsx";
import { SilentList } from "./silent-list.tsx";
import { heldBySilent, silentUnits } from "./silent-units.ts";
import "./feeds.css";
import "./feeds-phone.css";

/** Which lines are silent, since when, and how much of the whole is doubtful by it? */
export function FeedsScene({ picture, lost }: SceneProps): ReactElement {
  const words = useWords(feedsWords);
  const language = useLanguage();
  // How fresh the lines are is always said of now: of another moment there is nothing to show.
  const isPast = useWall((state) => state.standsAtMs !== undefined);
  const silent = useMemo(() => silentUnits(picture), [picture]);
  const { stale, never } = picture.board.freshness;
  const open = <Count value={picture.board.measures.inProgress} measure="inProgress" />;
  if (isPast) {
    return (
      <div className="headline headline-large">
        <h2>{words("onlyNow")}</h2>
        <p>{words("onlyNowNote")}</p>
      </div>
    );
  }
  return (
    <>
      <Headline words={feedsWords} clause={feedsHeadline(picture, language)}>
        <span>
          {stale > 0 ? (
            <PhraseOf
              words={feedsWords}
              of="noteDoubtful"
              slots={{
                held: <Count value={heldBySilent(silent)} measure="inProgress" more={{ silent: true }} />,
                open,
              }}
            />
          ) : (
            words(never > 0 ? "noteNever" : "noteSure")
          )}
        </span>
        {lost && <StaleNote picture={picture} lost />}
      </Headline>
      <FeedStates freshness={picture.board.freshness} />
      <GroupList overview={picture.overview} />
      <SilentList picture={picture} silent={silent} />
    </>
  );
}
