import { LRUCache } from "lru-cache";
import type { StoredDossier } from "./event-store.ts";

const MOST_EVENTS = 400_000;

/**
 * The dossiers touched last, with their events. Whoever writes says how many events it knew of: the database refuses
 * it if another node has added some, so the cache can be wrong about nothing and may be thrown away at any moment.
 */
export class DossierCache {
  readonly #entries = new LRUCache<string, StoredDossier>({
    maxSize: MOST_EVENTS,
    sizeCalculation: ({ events }) => Math.max(1, events.length),
  });

  get(key: string): StoredDossier | undefined {
    return this.#entries.get(key);
  }

  set(key: string, dossier: StoredDossier): void {
    this.#entries.set(key, dossier);
  }

  drop(keys: Iterable<string>): void {
    for (const key of keys) this.#entries.delete(key);
  }
}
