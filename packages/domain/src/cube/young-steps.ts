import { EffectOrder } from "./effect-order.ts";
import type { SettledSteps } from "./settled-steps.ts";
import type { StepSettler } from "./step-settler.ts";

/**
 * The newest steps, in the order in which they came. Those of one day and measure form a chain: whoever knows its last
 * step finds the others by `previous`, which is -1 at the first.
 */
export class YoungSteps {
  length = 0;
  readonly #most: number;
  readonly #order = new EffectOrder();
  #room = 256;
  cell = new Int32Array(this.#room);
  dossier = new Float64Array(this.#room);
  at = new Float64Array(this.#room);
  due = new Float64Array(this.#room);
  delta = new Int32Array(this.#room);
  previous = new Int32Array(this.#room);

  /** @param most so many are held before they should settle */
  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.length >= this.#most;
  }

  /** Returns the step's number, which its chain now ends with. */
  push(cell: number, dossier: number, at: number, due: number, delta: number, previous: number): number {
    const i = this.length;
    if (i === this.#room) this.#grow();
    this.cell[i] = cell;
    this.dossier[i] = dossier;
    this.at[i] = at;
    this.due[i] = due;
    this.delta[i] = delta;
    this.previous[i] = previous;
    this.length = i + 1;
    return i;
  }

  /** Settles the chain that ends with `last`. */
  settle(last: number, settler: StepSettler): SettledSteps | undefined {
    for (let i = last; i >= 0; i = this.previous[i] as number) this.#order.push(i);
    const ordered = this.#order.take(this.at, this.dossier);
    for (let k = 0; k < ordered.length; k += 1) {
      const i = ordered[k] as number;
      settler.push(
        this.cell[i] as number,
        this.dossier[i] as number,
        this.at[i] as number,
        this.due[i] as number,
        this.delta[i] as number,
      );
    }
    return settler.finish();
  }

  /** Forgets all of them. */
  clear(): void {
    this.length = 0;
  }

  #grow(): void {
    this.#room *= 2;
    const grown = <A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.cell = grown(this.cell, new Int32Array(this.#room));
    this.dossier = grown(this.dossier, new Float64Array(this.#room));
    this.at = grown(this.at, new Float64Array(this.#room));
    this.due = grown(this.due, new Float64Array(this.#room));
    this.delta = grown(this.delta, new Int32Array(this.#room));
    this.previous = grown(this.previous, new Int32Array(this.#room));
  }
}
