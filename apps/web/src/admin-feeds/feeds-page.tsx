import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { Page } from "../shell/page.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { AddFeed } from "./add-feed.tsx";
import { FeedDetail } from "./feed-detail.tsx";
import { FeedTable } from "./feed-table.tsx";
import { feedWords } from "./feed-words.ts";
import { FEEDS_KEY, useFeeds } from "./use-feeds.ts";
import "./feeds.css";

/** The feeds: who sends, whether it arrives, and with which token. */
export function FeedsPage(): ReactElement {
  const text = useWords(feedWords);
  const queries = useQueryClient();
  const feeds = useFeeds();
  const units = useChoosableUnits();
  const [query, setQuery] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const chosen = query.get("feed");
  const feed = feeds.data?.find(({ id }) => id === chosen);
  const known = units.data ?? [];
  const refresh = (): void => void queries.invalidateQueries({ queryKey: FEEDS_KEY });
  if (chosen !== null) {
    return (
      <Page key={chosen} title={feed?.name ?? text("title")}>
        <p>
          <Button look="link" onClick={() => setQuery({})}>
            {text("back")}
          </Button>
        </p>
        <FailureNote failure={feeds.error} />
        {feed === undefined
          ? feeds.data !== undefined && <p>{text("notKnown")}</p>
          : known.length > 0 && <FeedDetail feed={feed} units={known} onGone={() => setQuery({})} />}
      </Page>
    );
  }
  return (
    <Page
      key="list"
      title={text("title")}
      lead={text("lead")}
      actions={
        known.length > 0 && (
          <Button look="main" onClick={() => setAdding(true)}>
            {text("add")}
          </Button>
        )
      }
    >
      <FailureNote failure={feeds.error ?? units.error} />
      {units.data?.length === 0 && <p className="note">{text("noUnits")}</p>}
      {feeds.data === undefined && feeds.error === null && <p role="status">{text("loading")}</p>}
      {feeds.data !== undefined && (
        <FeedTable feeds={feeds.data} units={known} onOpen={({ id }) => setQuery({ feed: id })} />
      )}
      {adding && (
        <AddFeed
          units={known}
          onClose={() => {
            setAdding(false);
            refresh();
          }}
        />
      )}
    </Page>
  );
}
