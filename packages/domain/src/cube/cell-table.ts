/**
 * Numbers the pairs of unit and procedure from 0 on, so that steps and sums can name a pair by one small number. Open
 * addressing in typed arrays: a province has hundreds of thousands of pairs.
 */
export class CellTable {
  size = 0;
  unit = new Int32Array(64);
  procedure = new Int32Array(64);
  /** Cell + 1, 0 where there is none; at most half full. */
  #places = new Int32Array(128);
  #nextOfUnit = new Int32Array(64);
  readonly #lastOfUnit = new Map<number, number>();

  of(unit: number, procedure: number): number {
    const mask = this.#places.length - 1;
    let place = hashOf(unit, procedure) & mask;
    for (;;) {
      const cell = (this.#places[place] as number) - 1;
      if (cell < 0) return this.#add(unit, procedure, place);
      if (this.unit[cell] === unit && this.procedure[cell] === procedure) return cell;
      place = (place + 1) & mask;
    }
  }

  /** Adds the unit's cells to a list. */
  listOf(unit: number, into: number[]): void {
    let cell = this.#lastOfUnit.get(unit) ?? -1;
    while (cell >= 0) {
      into.push(cell);
      cell = (this.#nextOfUnit[cell] as number) - 1;
    }
  }

  #add(unit: number, procedure: number, place: number): number {
    const cell = this.size;
    if (cell === this.unit.length) this.#grow();
    this.unit[cell] = unit;
    this.procedure[cell] = procedure;
    this.#nextOfUnit[cell] = (this.#lastOfUnit.get(unit) ?? -1) + 1;
    this.#lastOfUnit.set(unit, cell);
    this.size = cell + 1;
    if (this.size * 2 > this.#places.length) this.#rehash();
    else this.#places[place] = cell + 1;
    return cell;
  }

  #grow(): void {
    const capacity = this.unit.length * 2;
    const grown = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(capacity);
      to.set(from);
      return to;
    };
    this.unit = grown(this.unit);
    this.procedure = grown(this.procedure);
    this.#nextOfUnit = grown(this.#nextOfUnit);
  }

  #rehash(): void {
    const places = new Int32Array(this.#places.length * 2);
    const mask = places.length - 1;
    for (let cell = 0; cell < this.size; cell += 1) {
      let place = hashOf(this.unit[cell] as number, this.procedure[cell] as number) & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = cell + 1;
    }
    this.#places = places;
  }
}

/** Mixes all bits down to the lowest: both numbers count up from small ones. */
function hashOf(unit: number, procedure: number): number {
  const mixed = Math.imul(Math.imul(unit, 0x9e3779b1) ^ procedure, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
