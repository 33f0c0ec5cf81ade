import type { CountedList } from "@ioc/domain/board/counted-dossiers.ts";
import { LRUCache } from "lru-cache";

/** Dossiers of all lists together; each takes some fifty bytes. */
const MOST_KEPT = 500_000;

/**
 * Lists that are being read page by page: what a measure counts is found once, not for every page, and stays the same
 * until the last one. Keyed by all that makes a list what it is, the moment and the reference data included.
 */
export class KeptLists {
  readonly #lists: LRUCache<string, CountedList>;

  /** @param mostDossiers a longer list is not kept */
  constructor(mostDossiers = MOST_KEPT) {
    this.#lists = new LRUCache({ maxSize: mostDossiers + 1, sizeCalculation: ({ dossiers }) => dossiers.length + 1 });
  }

  get(key: string): CountedList | undefined {
    return this.#lists.get(key);
  }

  keep(key: string, list: CountedList): void {
    this.#lists.set(key, list);
  }
}
