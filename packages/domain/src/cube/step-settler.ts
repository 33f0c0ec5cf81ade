import { numberAt, packNumbers } from "./number-column.ts";
import { cellColumn, type SettledSteps } from "./settled-steps.ts";

/** Room for so many steps is kept for the next time. */
const KEPT_ROOM = 65_536;

/** Makes settled steps of loose ones, handed over by `at`, then dossier; and one of several settled ones. */
export class StepSettler {
  #length = 0;
  #room = 0;
  #cell = new Float64Array(0);
  #dossier = new Float64Array(0);
  #at = new Float64Array(0);
  #due = new Float64Array(0);
  #delta = new Float64Array(0);

  /** Adds a step to those that will be settled; if its place is taken the deltas are summed up. */
  push(cell: number, dossier: number, at: number, due: number, delta: number): void {
    for (let i = this.#length - 1; i >= 0; i -= 1) {
      if (this.#dossier[i] !== dossier || this.#at[i] !== at) break;
      if (this.#cell[i] === cell && this.#due[i] === due) {
        this.#delta[i] = (this.#delta[i] as number) + delta;
        return;
      }
    }
    if (this.#length === this.#room) this.#reserve(Math.max(256, this.#room * 2));
    const i = this.#length;
    this.#cell[i] = cell;
    this.#dossier[i] = dossier;
    this.#at[i] = at;
    this.#due[i] = due;
    this.#delta[i] = delta;
    this.#length = i + 1;
  }

  /** What was handed over, settled; undefined if it all came to nothing. */
  finish(): SettledSteps | undefined {
    this.#dropZeros();
    const length = this.#length;
    this.#length = 0;
    if (length === 0) return undefined;
    let mostCell = 0;
    for (let i = 0; i < length; i += 1) mostCell = Math.max(mostCell, this.#cell[i] as number);
    const cell = cellColumn(length, mostCell + 1);
    for (let i = 0; i < length; i += 1) cell[i] = this.#cell[i] as number;
    const settled = {
      length,
      firstAt: this.#at[0] as number,
      lastAt: this.#at[length - 1] as number,
      cell,
      dossier: packNumbers(this.#dossier, length),
      at: packNumbers(this.#at, length),
      due: packNumbers(this.#due, length),
      delta: packNumbers(this.#delta, length),
    };
    if (this.#room > KEPT_ROOM) this.#reserve(0);
    return settled;
  }

  merge(a: SettledSteps, b: SettledSteps): SettledSteps | undefined {
    if (a.length + b.length > this.#room) this.#reserve(a.length + b.length);
    let [i, j] = [0, 0];
    let atOfA = a.firstAt;
    let atOfB = b.firstAt;
    while (i < a.length && j < b.length) {
      if (atOfA < atOfB || (atOfA === atOfB && numberAt(a.dossier, i) <= numberAt(b.dossier, j))) {
        this.#take(a, i, atOfA);
        i += 1;
        if (i < a.length) atOfA = numberAt(a.at, i);
      } else {
        this.#take(b, j, atOfB);
        j += 1;
        if (j < b.length) atOfB = numberAt(b.at, j);
      }
    }
    for (; i < a.length; i += 1) this.#take(a, i, numberAt(a.at, i));
    for (; j < b.length; j += 1) this.#take(b, j, numberAt(b.at, j));
    return this.finish();
  }

  #take(steps: SettledSteps, i: number, at: number): void {
    this.push(
      steps.cell[i] as number,
      numberAt(steps.dossier, i),
      at,
      numberAt(steps.due, i),
      numberAt(steps.delta, i),
    );
  }

  #dropZeros(): void {
    let kept = 0;
    for (let i = 0; i < this.#length; i += 1) {
      if (this.#delta[i] === 0) continue;
      if (kept !== i) {
        this.#cell[kept] = this.#cell[i] as number;
        this.#dossier[kept] = this.#dossier[i] as number;
        this.#at[kept] = this.#at[i] as number;
        this.#due[kept] = this.#due[i] as number;
        this.#delta[kept] = this.#delta[i] as number;
      }
      kept += 1;
    }
    this.#length = kept;
  }

  #reserve(room: number): void {
    const moved = (from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
      const to = new Float64Array(room);
      if (this.#length > 0) to.set(from.subarray(0, this.#length));
      return to;
    };
    this.#cell = moved(this.#cell);
    this.#dossier = moved(this.#dossier);
    this.#at = moved(this.#at);
    this.#due = moved(this.#due);
    this.#delta = moved(this.#delta);
    this.#room = room;
  }
}
