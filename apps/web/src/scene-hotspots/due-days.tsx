import type { DueDay, Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { civilTimeOf, weekdayName } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWords } from "../page/page-context.ts";
import { LateChartTools } from "../stage/late-chart-tools.tsx";
import { EstimateLine } from "./estimate-line.tsx";
import { hotspotWords } from "./hotspot-words.ts";
import { dueCsv } from "./hotspots-csv.ts";
import { weekdayShort } from "./weekday-short.ts";

/** What falls due, day by day; days off are marked, and what turns late by the next close is said. */
export function DueDays({ hotspots }: { hotspots: Hotspots }): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const { due, nextClose, today } = hotspots;
  const { date, minute } = civilTimeOf(nextClose.at);
  const most = Math.max(1, ...due.map(({ open }) => open));
  return (
    <section className="block due">
      <h2 className="title">
        <PhraseOf
          words={hotspotWords}
          of="dueTitle"
          slots={{
            time: minute,
            day: weekdayName(language, date),
            count: (
              <Count
                value={nextClose.count}
                measure="inProgressWithin"
                part={{ kind: "nextClose", at: nextClose.at }}
                path="hotspots/nextClose/count"
              />
            ),
          }}
        />
      </h2>
      <EstimateLine hotspots={hotspots} />
      <ol className="due-items">
        {due.map((day, index) => (
          <Day key={day.date} day={day} index={index} isToday={day.date === today} share={day.open / most} />
        ))}
      </ol>
      <LateChartTools title={words("dueOpen")} table={() => dueCsv(hotspots, language)} />
    </section>
  );
}

interface DayProps {
  readonly day: DueDay;
  readonly index: number;
  readonly isToday: boolean;
  /** Of the highest day. */
  readonly share: number;
}

function Day({ day, index, isToday, share }: DayProps): ReactElement {
  const words = useWords(hotspotWords);
  const language = useLanguage();
  const isOff = !day.working && day.open === 0;
  return (
    <li className={isToday ? "due-item due-today" : "due-item"}>
      <span className={isOff ? "soft" : "due-count"}>
        {isOff ? (
          words("dayOff")
        ) : (
          <Count
            value={day.open}
            measure={isToday ? "dueToday" : "inProgressWithin"}
            part={isToday ? undefined : { kind: "due", date: day.date }}
            path={`hotspots/due/${index}/open`}
          />
        )}
      </span>
      <i className="due-bar" style={{ height: `calc(var(--due-room) * ${share})` }} aria-hidden="true" />
      <span className="due-day">{weekdayShort(language, day.date)}</span>
      <time className="due-day" dateTime={day.date}>
        {day.date.slice(8)}
      </time>
    </li>
  );
}
