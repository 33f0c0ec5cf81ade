/** The feeds that are connected to a node, when it said so, ms. */
export interface NodeLines {
  readonly seenAt: number;
  readonly feeds: readonly number[];
}

/** How long what another node said holds: it says it anew well before, ms. */
const SAID_HOLDS_MS = 45_000;

/** Which feeds are connected, here or to another node; which units are heard from by that is `FeedPresence`. */
export class FeedLines {
  readonly #open = new Map<number, number>();
  #elsewhere: readonly NodeLines[] = [];

  connected(feed: number): void {
    this.#open.set(feed, (this.#open.get(feed) ?? 0) + 1);
  }

  disconnected(feed: number): void {
    const open = (this.#open.get(feed) ?? 1) - 1;
    if (open > 0) this.#open.set(feed, open);
    else this.#open.delete(feed);
  }

  /** Feeds connected to this node. */
  get here(): readonly number[] {
    return [...this.#open.keys()];
  }

  heard(nodes: readonly NodeLines[]): void {
    this.#elsewhere = nodes;
  }

  isConnected(feed: number, now: number): boolean {
    if (this.#open.has(feed)) return true;
    return this.#elsewhere.some(({ seenAt, feeds }) => now - seenAt < SAID_HOLDS_MS && feeds.includes(feed));
  }
}
