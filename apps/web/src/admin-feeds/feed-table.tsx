import type { FeedItem } from "@ioc/protocol/provisioning.ts";
import type { ReactElement } from "react";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { nameIn } from "../language/language.ts";
import { formatCount } from "../numbers/number-format.ts";
import { signOf } from "./feed-sign.ts";
import { FeedState } from "./feed-state.tsx";
import { feedWords } from "./feed-words.ts";
import { Moment } from "./moment.tsx";

export interface FeedTableProps {
  readonly feeds: readonly FeedItem[];
  readonly units: readonly ChoosableUnit[];
  readonly onOpen: (feed: FeedItem) => void;
}

/** What needs somebody to look at it comes first. */
const ORDER: readonly FeedItem["state"][] = ["stale", "never", "live", "quiet"];

export function FeedTable({ feeds, units, onOpen }: FeedTableProps): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  const nameOf = (code: string): string => {
    const unit = units.find((candidate) => candidate.code === code);
    return unit === undefined ? code : nameIn(language, unit);
  };
  const rows = feeds.toSorted(
    (a, b) => ORDER.indexOf(signOf(a).state) - ORDER.indexOf(signOf(b).state) || a.name.localeCompare(b.name, "vi"),
  );
  const columns: [Column<FeedItem>, ...Column<FeedItem>[]] = [
    { key: "name", title: text("name"), cell: ({ name }) => name },
    { key: "state", title: text("state"), cell: (feed) => <FeedState state={signOf(feed).state} /> },
    { key: "unit", title: text("unit"), look: "soft", cell: ({ unit }) => nameOf(unit) },
    {
      key: "lastEvent",
      title: text("lastEvent"),
      look: "soft",
      cell: (feed) => <Moment at={signOf(feed).lastEventAt} />,
    },
    {
      key: "lastHour",
      title: text("lastHour"),
      look: "soft",
      cell: ({ eventsLastHour }) => formatCount(language, eventsLastHour),
    },
    {
      key: "rejected",
      title: text("rejectedDay"),
      look: "soft",
      cell: ({ rejectedLastDay }) =>
        rejectedLastDay === 0 ? "0" : <b className="feed-rejected">{formatCount(language, rejectedLastDay)}</b>,
    },
    {
      key: "used",
      title: text("tokenUsed"),
      look: "soft",
      cell: ({ lastUsedAt }) => <Moment at={lastUsedAt} />,
    },
  ];
  return (
    <DataTable
      caption={text("table")}
      columns={columns}
      rows={rows}
      keyOf={({ id }) => id}
      onOpen={onOpen}
      empty={text("none")}
    />
  );
}
