import type { OverviewEvent } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { civilTimeOf, clockTime, formatDayOfYear } from "../numbers/civil-time.ts";
import { useLanguage, useText } from "../page/page-context.ts";
import { usePaced } from "../page/use-paced.ts";
import { eventText } from "./event-text.ts";

const LINES = 3;
/** A line that moves faster than this cannot be read from the back of the room. */
const REST_MS = 2_000;

/** The last things that happened, newest first. */
export function Ticker({ events, today }: { events: readonly OverviewEvent[]; today: string }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const shown = usePaced(events, REST_MS).slice(0, LINES);
  return (
    <section className="ticker" aria-label={text("ticker")}>
      {shown.length === 0 && <p className="soft">{text("noEvents")}</p>}
      <ul>
        {shown.map((event) => (
          <li key={`${event.at} ${event.unit} ${event.type}`}>
            <time dateTime={event.time}>{momentOf(event.at, today)}</time>
            <span>{eventText(event, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The second today; for an older event its date, which matters more. */
function momentOf(at: string, today: string): string {
  const { date, minute } = civilTimeOf(at);
  return date === today ? clockTime(at) : `${formatDayOfYear(date)} ${minute}`;
}
