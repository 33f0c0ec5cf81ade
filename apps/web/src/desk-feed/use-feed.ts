import { happeningsSchema } from "@ioc/protocol/happenings.ts";
import { useEffect, useState } from "react";
import { createBoardSocket } from "../live/board-socket.ts";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { useSessionStore } from "../shell/shell-context.ts";
import { createFeedLog, type FeedStore } from "./feed-log.ts";
import { followEvents } from "./follow-events.ts";

export interface Feed {
  readonly log: FeedStore;
  /** Why nothing can be told; undefined: it can. */
  readonly failure: unknown;
}

/** The events of a unit for as long as the page stands. @param unit absent: the topmost of whoever looks */
export function useFeed(unit: string | undefined): Feed {
  const session = useSessionStore();
  const [feed, setFeed] = useState<Feed & { readonly unit: string | undefined }>(() => newFeed(unit));
  // Of another unit nothing of this one may stand, not even for a moment.
  const shown = feed.unit === unit ? feed : newFeed(unit);
  if (shown !== feed) setFeed(shown);
  const { log } = shown;
  useEffect(
    () =>
      followEvents({
        socket: createBoardSocket(window.location.origin, () => undefined),
        log,
        unit,
        latest: (signal) => {
          const query = unit === undefined ? "" : `?${new URLSearchParams({ unit })}`;
          return askJson(`/happenings${query}`, happeningsSchema, { signal });
        },
        refused: (failure) => {
          if (failure instanceof ApiError && failure.code === "unauthenticated") {
            session.setState({ state: { kind: "nobody" } });
          }
          setFeed((before) => (before.log === log ? { ...before, failure } : before));
        },
      }),
    [log, unit, session],
  );
  return shown;
}

function newFeed(unit: string | undefined): Feed & { readonly unit: string | undefined } {
  return { log: createFeedLog(), failure: undefined, unit };
}
