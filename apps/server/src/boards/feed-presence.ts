/** Which units have a feed of their own connected, and until when they had. */
export class FeedPresence {
  readonly #open = new Map<number, number>();
  readonly #seenAt = new Map<number, number>();

  connected(unit: number): void {
    this.#open.set(unit, (this.#open.get(unit) ?? 0) + 1);
  }

  disconnected(unit: number, now: number): void {
    const open = (this.#open.get(unit) ?? 1) - 1;
    if (open > 0) this.#open.set(unit, open);
    else this.#open.delete(unit);
    this.#seenAt.set(unit, now);
  }

  isConnected(unit: number): boolean {
    return this.#open.has(unit);
  }

  /** The last moment at which a feed of that very unit was connected: now, while one is. */
  seenAt(unit: number, now: number): number | null {
    return this.#open.has(unit) ? now : (this.#seenAt.get(unit) ?? null);
  }
}
