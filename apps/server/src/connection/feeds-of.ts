import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { Connection } from "@ioc/protocol/connection.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Arrivals } from "./arrivals.ts";
import type { DuplicateCount } from "./duplicate-store.ts";

export interface FeedCounts {
  readonly arrivals: Pick<Arrivals, "feeds">;
  readonly duplicates: readonly DuplicateCount[];
  readonly refusedBy: ReadonlyMap<number, number>;
}

/** The feeds of a subtree by name, and what those of units above have sent for it, who are not named. */
export function feedsOf(
  state: LiveState,
  top: number,
  now: number,
  { arrivals, duplicates, refusedBy }: FeedCounts,
): { readonly own: Connection["feeds"]; readonly above: Connection["above"] } {
  const { reference, lines } = state;
  const today = reference.tree.on(dayOf(reference.zone, now));
  const sent = new Map(arrivals.feeds.map((feed) => [feed.feed, feed]));
  const repeated = new Map<number, number>();
  for (const { feed, count } of duplicates) repeated.set(feed, (repeated.get(feed) ?? 0) + count);
  const own: Connection["feeds"] = [];
  let above: { events: number; duplicates: number; last: number } | undefined;
  for (const { id, unit, name, revokedAt } of reference.rows.feeds) {
    const counted = sent.get(id);
    if (!today.contains(top, unit)) {
      if (counted === undefined && !repeated.has(id)) continue;
      above ??= { events: 0, duplicates: 0, last: 0 };
      above.events += counted?.events ?? 0;
      above.duplicates += repeated.get(id) ?? 0;
      above.last = Math.max(above.last, counted?.lastAt ?? 0);
    } else if (revokedAt === null) {
      own.push({
        name,
        unit: reference.unitsById.get(unit)?.body.code ?? "",
        connected: lines.isConnected(id, now),
        lastEventAt: counted === undefined ? null : formatInstant(counted.lastAt),
        events: counted?.events ?? 0,
        duplicates: repeated.get(id) ?? 0,
        rejected: refusedBy.get(id) ?? 0,
      });
    }
  }
  if (above === undefined) return { own, above: null };
  const last = above.last === 0 ? null : formatInstant(above.last);
  return { own, above: { events: above.events, duplicates: above.duplicates, lastEventAt: last } };
}
