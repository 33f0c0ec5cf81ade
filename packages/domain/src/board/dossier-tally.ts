/** Most lists are short, and to make large arrays for each of them took longer than to fill them; long ones grow by doubling. */
const FIRST_CAPACITY = 1024;

/**
 * A number and a key for each of many dossiers, by their numbers: so much quicker than a map where nearly all dossiers
 * that ever were are looked at.
 */
export class DossierTally {
  #counts = new Int32Array(FIRST_CAPACITY);
  #keys = new Float64Array(FIRST_CAPACITY);
  #isKnown = new Uint8Array(FIRST_CAPACITY);
  readonly #known: number[] = [];
  readonly #firstKey: number;

  /** @param firstKey the key of a dossier before anything is said of it */
  constructor(firstKey = 0) {
    this.#firstKey = firstKey;
  }

  add(dossier: number, delta: number): void {
    if (dossier >= this.#counts.length) this.#grow(dossier);
    if (this.#isKnown[dossier] === 0) {
      this.#isKnown[dossier] = 1;
      this.#keys[dossier] = this.#firstKey;
      this.#known.push(dossier);
    }
    this.#counts[dossier] = (this.#counts[dossier] as number) + delta;
  }

  count(dossier: number): number {
    return this.#counts[dossier] ?? 0;
  }

  key(dossier: number): number {
    return this.#keys[dossier] ?? this.#firstKey;
  }

  /** Of one that something was added for. */
  setKey(dossier: number, key: number): void {
    this.#keys[dossier] = key;
  }

  /** Those that something was added for, in the order in which they came. */
  known(): readonly number[] {
    return this.#known;
  }

  #grow(dossier: number): void {
    let capacity = this.#counts.length;
    while (capacity <= dossier) capacity *= 2;
    const counts = new Int32Array(capacity);
    counts.set(this.#counts);
    this.#counts = counts;
    const keys = new Float64Array(capacity);
    keys.set(this.#keys);
    this.#keys = keys;
    const isKnown = new Uint8Array(capacity);
    isKnown.set(this.#isKnown);
    this.#isKnown = isKnown;
  }
}
