import { type ReactElement, useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { useStore } from "zustand/react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { clockTime } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useDeskUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { Glyph } from "../stage/glyph.tsx";
import { fitting, readFilter, writeFilter } from "./feed-filter.ts";
import { FeedList } from "./feed-list.tsx";
import { type FeedState, holdFeed } from "./feed-log.ts";
import { FeedTools } from "./feed-tools.tsx";
import { feedWords } from "./feed-words.ts";
import { useFeed } from "./use-feed.ts";
import "./feed.css";

const NO_LINES: NonNullable<FeedState["lines"]> = [];

/** A unit's events as they arrive: filtered, held, and each leading to its dossier. */
export function FeedPage(): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  const { unit, choose } = useDeskUnit();
  const units = useChoosableUnits();
  const [query, setQuery] = useSearchParams();
  const { log, failure } = useFeed(unit);
  const { lines, waiting, skipped, link } = useStore(log);
  const [paused, setPaused] = useState(false);
  const [away, setAway] = useState(false);
  const held = paused || away;
  useEffect(() => log.setState((state) => holdFeed(state, held)), [log, held]);
  const filter = readFilter(query);
  const shown = fitting(lines ?? NO_LINES, filter);
  const fresh = fitting(waiting, filter).length;
  const choices = units.data ?? [];
  const goOn = (): void => {
    setPaused(false);
    setAway(false);
    document.querySelector(".events")?.scrollTo({ top: 0 });
  };
  return (
    <Page
      title={text("title")}
      lead={text("lead")}
      actions={
        <Button aria-pressed={paused} onClick={() => (held ? goOn() : setPaused(true))}>
          {text(held ? "resume" : "pause")}
        </Button>
      }
    >
      {choices.length > 1 && (
        <div className="tools">
          <UnitPicker
            label={text("unit")}
            units={choices}
            value={unit ?? choices[0]?.code}
            onChange={(code) => code !== undefined && choose(code)}
          />
        </div>
      )}
      <FailureNote failure={failure ?? units.error} />
      {lines === undefined ? (
        failure === undefined && <p role="status">{text("loading")}</p>
      ) : (
        <>
          <FeedTools
            lines={lines}
            filter={filter}
            onFilter={(next) => setQuery(writeFilter(query, next), { replace: true })}
          />
          <div className="events-head">
            <LinkState link={link} paused={held} />
            <p className="soft">
              {text("shown", {
                shown: formatCount(language, shown.length),
                count: formatCount(language, lines.length),
              })}
            </p>
            {held && fresh > 0 && <Button onClick={goOn}>{text("showWaiting", { count: fresh })}</Button>}
          </div>
          {skipped > 0 && <p className="field-hint">{text("skipped", { count: skipped })}</p>}
          {shown.length === 0 ? (
            <p className="empty">{text(lines.length === 0 ? "none" : "noneFits")}</p>
          ) : (
            <FeedList lines={shown} onAway={setAway} />
          )}
        </>
      )}
    </Page>
  );
}

/** Loss of the line is told to screen readers, too; what arrives is not. */
function LinkState({ link, paused }: { link: FeedState["link"]; paused: boolean }): ReactElement {
  const text = useWords(feedWords);
  return (
    <p className="events-link" role="status">
      {link.kind === "lost" ? (
        <>
          <Glyph name="lost" size={16} /> {text("isLost", { since: clockTime(link.since) })}
        </>
      ) : paused ? (
        <>
          <Glyph name="suspended" size={16} /> {text("isPaused")}
        </>
      ) : (
        <>
          <Glyph name={link.kind === "live" ? "met" : "open"} size={16} />{" "}
          {text(link.kind === "live" ? "isLive" : "isConnecting")}
        </>
      )}
    </p>
  );
}
