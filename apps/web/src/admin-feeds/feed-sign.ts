import type { FeedItem } from "@ioc/protocol/provisioning.ts";

export interface FeedSign {
  readonly state: FeedItem["state"];
  readonly lastEventAt: string | null;
}

/**
 * A feed's own sign of life. The server tells that of its unit, which other feeds may report for too: one whose token
 * nobody has used yet never sent, whatever its unit hears from others.
 */
export function signOf(feed: FeedItem): FeedSign {
  const wasUsed = feed.lastUsedAt != null || feed.eventsLastHour > 0 || feed.rejectedLastDay > 0 || feed.connected;
  return wasUsed ? { state: feed.state, lastEventAt: feed.lastEventAt ?? null } : { state: "never", lastEventAt: null };
}
