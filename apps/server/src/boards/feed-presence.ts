/** The units that a node has feeds of their own connected for, when it said so, ms. */
export interface NodePresence {
  readonly seenAt: number;
  readonly units: readonly number[];
}

/** Which units have a feed of their own connected, here or to another node, and until when they had. */
export class FeedPresence {
  readonly #open = new Map<number, number>();
  readonly #seenAt = new Map<number, number>();
  readonly #listeners = new Set<() => void>();

  connected(unit: number): void {
    const open = this.#open.get(unit) ?? 0;
    this.#open.set(unit, open + 1);
    if (open === 0) this.#changed();
  }

  disconnected(unit: number, now: number): void {
    const open = (this.#open.get(unit) ?? 1) - 1;
    this.#seenAt.set(unit, now);
    if (open > 0) this.#open.set(unit, open);
    else {
      this.#open.delete(unit);
      this.#changed();
    }
  }

  /** Units with a feed connected to this node. */
  get here(): readonly number[] {
    return [...this.#open.keys()];
  }

  /** Up to when each unit had a feed of its own connected, as far as it is known. */
  seen(now: number): ReadonlyMap<number, number> {
    const seen = new Map(this.#seenAt);
    for (const unit of this.#open.keys()) seen.set(unit, now);
    return seen;
  }

  /** Takes in what other nodes say, and returns the units of which something new is known. */
  heard(nodes: readonly NodePresence[]): Set<number> {
    const news = new Set<number>();
    for (const { seenAt, units } of nodes) {
      for (const unit of units) {
        const known = this.#seenAt.get(unit);
        if (known !== undefined && known >= seenAt) continue;
        if (known === undefined) news.add(unit);
        this.#seenAt.set(unit, seenAt);
      }
    }
    return news;
  }

  /** Called when the units connected here become others. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** The last moment at which a feed of that very unit was connected: now, while one is. */
  seenAt(unit: number, now: number): number | null {
    return this.#open.has(unit) ? now : (this.#seenAt.get(unit) ?? null);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
