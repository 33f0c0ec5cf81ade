import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { FeedRotated } from "@ioc/protocol/feeds.ts";
import type { Caller } from "../access/caller.ts";
import { newFeedToken, tokenHash } from "../access/tokens.ts";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { FeedRecord } from "./reference.ts";
import { type Present, ReferenceChanges, type ReferenceChangesParts } from "./reference-changes.ts";

/** How long a token goes on once a newer one is there: a week in which somebody is at the feed's machine, ms. */
const OLDER_HOLD_MS = 7 * 86_400_000;
/** So many may wait to be replaced; more is somebody who should end them first. */
const MOST_OLDER = 4;
const FEEDS = ["manageFeeds", "anything"] as const;

export type Rotated =
  | { readonly ok: true; readonly made: FeedRotated }
  | { readonly ok: false; readonly why: NotRotated };
type NotRotated = "not-found" | "conflict";

/** Gives feeds new tokens while the ones they use still hold, so that no event is lost on the way. */
export class FeedTokens {
  readonly #clock: Clock;
  readonly #changes: ReferenceChanges;

  constructor(parts: ReferenceChangesParts) {
    this.#clock = parts.clock;
    this.#changes = new ReferenceChanges(parts);
  }

  /** The token is told here and nowhere else. */
  rotate(caller: Caller, id: number): Promise<Rotated> {
    const token = newFeedToken();
    return this.#changes.change<Rotated>(caller, FEEDS, (present) => {
      const feed = manageable(present, id);
      if (feed === undefined) return { result: { ok: false, why: "not-found" } };
      const now = this.#clock.now();
      if (feed.olderTokens.filter(({ until }) => until > now).length >= MOST_OLDER) {
        return { result: { ok: false, why: "conflict" } };
      }
      const until = now + OLDER_HOLD_MS;
      return {
        result: { ok: true, made: { token, previousUntil: formatInstant(until) } },
        async write(db) {
          await db.deleteFrom("feed_older_token").where("feed", "=", id).where("until", "<=", now).execute();
          await db.insertInto("feed_older_token").values({ feed: id, hash: feed.tokenHash, until }).execute();
          await db
            .updateTable("feed")
            .set({ token_hash: tokenHash(token) })
            .where("id", "=", id)
            .execute();
        },
        audit: () => [entryOf(caller, feed, { previousUntil: formatInstant(until) })],
      };
    });
  }

  /** Ends all tokens but the newest, their open connections included. False: there is no such feed, or none that holds. */
  endOlder(caller: Caller, id: number): Promise<boolean> {
    return this.#changes.change<boolean>(caller, FEEDS, (present) => {
      const feed = manageable(present, id);
      const now = this.#clock.now();
      if (feed?.olderTokens.some(({ until }) => until > now) !== true) return { result: false };
      return {
        result: true,
        async write(db) {
          await db.deleteFrom("feed_older_token").where("feed", "=", id).execute();
        },
        audit: () => [entryOf(caller, feed, { previousUntil: null })],
      };
    });
  }
}

function manageable({ reference, may }: Present, id: number): FeedRecord | undefined {
  const feed = reference.feedsById.get(id);
  return feed !== undefined && feed.revokedAt === null && may("manageFeeds", feed.unit) ? feed : undefined;
}

function entryOf({ who, address }: Caller, feed: FeedRecord, after: { previousUntil: string | null }): AuditEntry {
  const newest = feed.olderTokens.at(-1);
  const before = { previousUntil: newest === undefined ? null : formatInstant(newest.until) };
  return {
    actor: actorOf(who),
    action: "feed.rotate",
    object: String(feed.id),
    unit: feed.unit,
    address,
    before,
    after,
  };
}
