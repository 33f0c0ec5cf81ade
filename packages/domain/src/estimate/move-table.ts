/** What moved of one dossier: as it is read out. */
export interface Moved {
  readonly at: number;
  readonly measure: number;
  readonly unit: number;
  readonly due: number;
  readonly delta: number;
}

/** No move. */
export const NONE = -1;

/**
 * Moves of very many dossiers in a few arrays, those of one in a chain that whoever keeps its head finds again. Moves at
 * the same place are one, and none where they come to nothing. What is let go makes room for others: millions pass
 * through while a year is read, and must not become as many objects.
 */
export class MoveTable {
  #room = 1024;
  #length = 0;
  #free = NONE;
  #at = new Float64Array(this.#room);
  #due = new Float64Array(this.#room);
  #unit = new Int32Array(this.#room);
  #measure = new Int32Array(this.#room);
  #delta = new Int32Array(this.#room);
  #next = new Int32Array(this.#room);

  /** How many moves there is room for. */
  get room(): number {
    return this.#room;
  }

  /** Adds a move to the chain that begins at a head; returns its head from then on. */
  add(head: number, at: number, measure: number, unit: number, due: number, delta: number): number {
    let before = NONE;
    for (let i = head; i !== NONE; i = this.#next[i] as number) {
      if (this.#at[i] === at && this.#measure[i] === measure && this.#unit[i] === unit && this.#due[i] === due) {
        const sum = (this.#delta[i] as number) + delta;
        this.#delta[i] = sum;
        return sum === 0 ? this.#drop(head, before, i) : head;
      }
      before = i;
    }
    const place = this.#take();
    this.#at[place] = at;
    this.#measure[place] = measure;
    this.#unit[place] = unit;
    this.#due[place] = due;
    this.#delta[place] = delta;
    this.#next[place] = head;
    return place;
  }

  /** The moves of a chain, by instant, ends before beginnings. */
  movesOf(head: number): Moved[] {
    const moves: Moved[] = [];
    for (let i = head; i !== NONE; i = this.#next[i] as number) {
      moves.push({
        at: this.#at[i] as number,
        measure: this.#measure[i] as number,
        unit: this.#unit[i] as number,
        due: this.#due[i] as number,
        delta: this.#delta[i] as number,
      });
    }
    return moves.sort((a, b) => a.at - b.at || a.delta - b.delta);
  }

  /** Lets a whole chain go. */
  release(head: number): void {
    for (let i = head; i !== NONE; ) {
      const next = this.#next[i] as number;
      this.#give(i);
      i = next;
    }
  }

  #drop(head: number, before: number, place: number): number {
    const next = this.#next[place] as number;
    this.#give(place);
    if (before === NONE) return next;
    this.#next[before] = next;
    return head;
  }

  #give(place: number): void {
    this.#next[place] = this.#free;
    this.#free = place;
  }

  #take(): number {
    const free = this.#free;
    if (free !== NONE) {
      this.#free = this.#next[free] as number;
      return free;
    }
    if (this.#length === this.#room) this.#grow();
    this.#length += 1;
    return this.#length - 1;
  }

  #grow(): void {
    this.#room *= 2;
    const wider = <A extends Float64Array | Int32Array>(made: A, old: A): A => {
      made.set(old);
      return made;
    };
    this.#at = wider(new Float64Array(this.#room), this.#at);
    this.#due = wider(new Float64Array(this.#room), this.#due);
    this.#unit = wider(new Int32Array(this.#room), this.#unit);
    this.#measure = wider(new Int32Array(this.#room), this.#measure);
    this.#delta = wider(new Int32Array(this.#room), this.#delta);
    this.#next = wider(new Int32Array(this.#room), this.#next);
  }
}
