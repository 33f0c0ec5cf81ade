import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { connectionWords } from "./connection-words.ts";

type Feed = Connection["feeds"][number];

/** A province has a feed for each of its units. */
const SHOWN_AT_ONCE = 8;

/** Who sends for the unit, and what came of it. */
export function FeedList({ feeds, above }: Pick<Connection, "feeds" | "above">): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const count = (key: string, title: string, of: (feed: Feed) => number): Column<Feed> => ({
    key,
    title,
    look: "soft",
    cell: (feed) => formatCount(language, of(feed)),
  });
  const columns: [Column<Feed>, ...Column<Feed>[]] = [
    { key: "name", title: text("feedName"), cell: ({ name }) => name },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit }) => unit },
    {
      key: "line",
      title: text("feedLine"),
      look: "soft",
      cell: ({ connected }) => text(connected ? "connected" : "notConnected"),
    },
    { key: "last", title: text("lastEvent"), look: "soft", cell: ({ lastEventAt }) => moment(lastEventAt) },
    count("events", text("events"), ({ events }) => events),
    count("duplicates", text("duplicatesShort"), ({ duplicates }) => duplicates),
    count("rejected", text("rejectedShort"), ({ rejected }) => rejected),
  ];
  const sorted = feeds.toSorted((a, b) => b.rejected - a.rejected || b.events - a.events);
  const [busiest, others] = [sorted.slice(0, SHOWN_AT_ONCE), sorted.slice(SHOWN_AT_ONCE)];
  const table = (rows: readonly Feed[]): ReactElement => (
    <DataTable
      caption={text("feeds")}
      columns={columns}
      rows={rows}
      keyOf={({ name, unit }) => `${unit} ${name}`}
      empty={text("feedsNone")}
    />
  );
  return (
    <Section title={text("feeds")}>
      {table(busiest)}
      {others.length > 0 && (
        <details className="twin">
          <summary>{text("feedsMore", { count: others.length })}</summary>
          {table(others)}
        </details>
      )}
      {above != null && (
        <p>
          {above.lastEventAt == null
            ? text("aboveNothing")
            : text("above", { count: formatCount(language, above.events), last: moment(above.lastEventAt) })}
        </p>
      )}
    </Section>
  );
}
