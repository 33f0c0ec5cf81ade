import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement, ReactNode } from "react";
import { deedText } from "../day/deed-text.ts";
import { civilTimeOf, timeOrDate } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { unitWords } from "./unit-words.ts";

/** As many as stand under each other on the wall. */
const EVENTS = 8;

/** What the unit has to do first, and what it did last. */
export function OwnWork({ picture }: { picture: Picture }): ReactElement {
  const words = useWords(unitWords);
  const language = useLanguage();
  const { closesAt } = picture.overview.today;
  const events = picture.overview.events.slice(0, EVENTS);
  return (
    <section className="own-work">
      <h2 className="title">{words("dueTitle")}</h2>
      <ul className="own-due">
        <Due
          picture={picture}
          measure="overdue"
          glyph="overdue"
          what={words("overdueWhat")}
          note={<Oldest picture={picture} />}
        />
        <Due
          picture={picture}
          measure="dueToday"
          glyph="soon"
          what={words("dueTodayWhat")}
          note={closesAt ? words("before", { time: civilTimeOf(closesAt).minute }) : ""}
        />
        <Due picture={picture} measure="atRisk" glyph="soon" what={words("atRiskWhat")} note="" />
      </ul>
      <h2 className="title own-events-title">{words("eventsTitle")}</h2>
      {events.length === 0 && <p className="soft own-events">{words("eventsNone")}</p>}
      <ol className="own-events">
        {events.map((event) => (
          <li key={`${event.at} ${event.type} ${event.field}`} className="own-event">
            <time dateTime={event.time}>{timeOrDate(event.at, picture.today)}</time>
            <span className="own-event-words">{deedText(event, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How old the oldest of the overdue ones is, and in which field it lies. */
function Oldest({ picture }: { picture: Picture }): ReactElement | null {
  const words = useWords(unitWords);
  const [oldest] = [...picture.overview.hotspots].sort((a, b) => (b.oldestDays ?? -1) - (a.oldestDays ?? -1));
  const days = oldest?.oldestDays ?? undefined;
  if (oldest === undefined || days === undefined) return null;
  if (days < 1) return <>{words("oldestToday")}</>;
  const count = <Count value={days} measure="overdue" more={{ sum: { kind: "oldest", cell: oldest } }} />;
  return <PhraseOf words={unitWords} of="oldest" count={days} slots={{ count }} />;
}

interface DueProps {
  readonly picture: Picture;
  readonly measure: Extract<Measure, "overdue" | "dueToday" | "atRisk">;
  readonly glyph: GlyphName;
  readonly what: string;
  readonly note: ReactNode;
}

function Due({ picture, measure, glyph, what, note }: DueProps): ReactElement {
  const value = picture.board.measures[measure];
  return (
    <li className={value === 0 ? "own-one own-none" : `own-one own-${measure}`}>
      <Glyph name={glyph} size={28} />
      <b className="own-count">
        <Count value={value} measure={measure} label={what} />
      </b>
      <span>{what}</span>
      <span className="soft own-note">{value === 0 ? "" : note}</span>
    </li>
  );
}
