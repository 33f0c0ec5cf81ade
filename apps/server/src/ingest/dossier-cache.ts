import type { StoredDossier } from "./event-store.ts";

/** Of dossiers and events together, each of about 230 bytes. */
const MOST_HELD = 500_000;

/**
 * The dossiers touched last, with their events. Whoever writes says how many events it knew of: the database refuses
 * it if another node has added some, so the cache can be wrong about nothing and may be thrown away at any moment.
 *
 * Two generations instead of an order of use, which costs a multiple for each look: what was touched since the last
 * turn is young; when that is half of all that may be held, it becomes old, and what was old is forgotten.
 */
export class DossierCache {
  readonly #most: number;
  #young = new Map<string, StoredDossier>();
  #old = new Map<string, StoredDossier>();
  #youngSize = 0;

  /** @param most dossiers and events together */
  constructor(most = MOST_HELD) {
    this.#most = most;
  }

  get(key: string): StoredDossier | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  set(key: string, dossier: StoredDossier): void {
    const before = this.#young.get(key);
    const more = sizeOf(dossier) - (before === undefined ? 0 : sizeOf(before));
    if (this.#youngSize + more > this.#most / 2) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngSize = sizeOf(dossier);
    } else this.#youngSize += more;
    this.#young.set(key, dossier);
  }

  drop(keys: Iterable<string>): void {
    for (const key of keys) {
      this.#young.delete(key);
      this.#old.delete(key);
    }
  }
}

/** A dossier with one event, as most are that come live, takes as much again as its event. */
function sizeOf({ events }: StoredDossier): number {
  return 1 + events.length;
}
