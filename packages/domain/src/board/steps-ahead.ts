import type { DossierStep } from "../cube/step-cube.ts";

/** Steps that the clock has not reached, given back in the order of their instants. */
export class StepsAhead {
  readonly #byInstant = new Map<number, DossierStep[]>();
  /** The instants, a heap with the smallest on top. Deadlines of a whole province share few of them. */
  readonly #instants: number[] = [];

  add(step: DossierStep): void {
    const steps = this.#byInstant.get(step.at);
    if (steps === undefined) {
      this.#byInstant.set(step.at, [step]);
      this.#push(step.at);
    } else steps.push(step);
  }

  /** Gives back, once, the steps in effect by `now`. */
  take(now: number, visitor: (step: DossierStep) => void): void {
    for (let at = this.#instants[0]; at !== undefined && at <= now; at = this.#instants[0]) {
      const steps = this.#byInstant.get(at) ?? [];
      this.#byInstant.delete(at);
      this.#pop();
      for (const step of steps) visitor(step);
    }
  }

  clear(): void {
    this.#byInstant.clear();
    this.#instants.length = 0;
  }

  #push(at: number): void {
    const heap = this.#instants;
    let place = heap.push(at) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above] ?? at;
      if (other <= at) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = at;
  }

  #pop(): void {
    const heap = this.#instants;
    const moved = heap.pop();
    if (moved === undefined || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = place * 2 + 1;
      const right = left + 1;
      if (left >= heap.length) break;
      const below = right < heap.length && (heap[right] ?? moved) < (heap[left] ?? moved) ? right : left;
      const other = heap[below] ?? moved;
      if (other >= moved) break;
      heap[place] = other;
      place = below;
    }
    heap[place] = moved;
  }
}
