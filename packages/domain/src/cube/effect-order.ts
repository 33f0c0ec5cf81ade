/** Below it a number holds a distance and a position so that dividing brings them apart again without an error. */
const EXACT = 2 ** 50;

/**
 * Orders steps, named by their numbers, by `at`, then dossier. Sorting plain numbers takes a fraction of the time that
 * sorting by a comparison takes, so the instants are sorted with their positions inside. What it needs for that it
 * keeps: it is asked for many short lists.
 */
export class EffectOrder {
  #count = 0;
  #steps = new Uint32Array(256);
  #ordered = new Uint32Array(256);
  #keys = new Float64Array(256);

  push(step: number): void {
    if (this.#count === this.#steps.length) this.#grow();
    this.#steps[this.#count] = step;
    this.#count += 1;
  }

  /** The steps pushed since the last time, in order; good until the next push. */
  take(at: Float64Array, dossier: Float64Array): Uint32Array {
    const count = this.#count;
    this.#count = 0;
    const steps = this.#steps;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    let areWhole = true;
    for (let i = 0; i < count; i += 1) {
      const instant = at[steps[i] as number] as number;
      if (instant < first) first = instant;
      if (instant > last) last = instant;
      if (Math.floor(instant) !== instant) areWhole = false;
    }
    if (!areWhole || (last - first + 1) * count >= EXACT) {
      return steps
        .subarray(0, count)
        .sort((a, b) => (at[a] as number) - (at[b] as number) || (dossier[a] as number) - (dossier[b] as number));
    }
    const keys = this.#keys.subarray(0, count);
    for (let i = 0; i < count; i += 1) keys[i] = ((at[steps[i] as number] as number) - first) * count + i;
    keys.sort();
    const ordered = this.#ordered.subarray(0, count);
    let runStart = 0;
    let runAt = 0;
    for (let i = 0; i < count; i += 1) {
      const key = keys[i] as number;
      const distance = Math.floor(key / count);
      ordered[i] = steps[key - distance * count] as number;
      if (distance !== runAt) {
        sortByDossier(ordered, runStart, i, dossier);
        runStart = i;
        runAt = distance;
      }
    }
    sortByDossier(ordered, runStart, count, dossier);
    return ordered;
  }

  #grow(): void {
    const longer = new Uint32Array(this.#steps.length * 2);
    longer.set(this.#steps);
    this.#steps = longer;
    this.#ordered = new Uint32Array(longer.length);
    this.#keys = new Float64Array(longer.length);
  }
}

function sortByDossier(steps: Uint32Array, from: number, until: number, dossier: Float64Array): void {
  if (until - from < 2) return;
  steps.subarray(from, until).sort((a, b) => (dossier[a] as number) - (dossier[b] as number));
}
