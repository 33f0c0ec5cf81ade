import { LRUCache } from "lru-cache";
import type { AnyEvent } from "./stored-event.ts";

const MOST_EVENTS = 400_000;

/**
 * The events of the dossiers touched last. What the database counts of a dossier decides whether its entry still
 * holds, so the cache can be wrong about nothing and may be thrown away at any moment.
 */
export class DossierCache {
  readonly #entries = new LRUCache<number, readonly AnyEvent[]>({
    maxSize: MOST_EVENTS,
    sizeCalculation: (events) => Math.max(1, events.length),
  });

  /** All events of a dossier, if as many are held as are stored. */
  get(dossier: number, stored: number): readonly AnyEvent[] | undefined {
    const events = this.#entries.get(dossier);
    return events !== undefined && events.length === stored ? events : undefined;
  }

  set(dossier: number, events: readonly AnyEvent[]): void {
    this.#entries.set(dossier, events);
  }
}
