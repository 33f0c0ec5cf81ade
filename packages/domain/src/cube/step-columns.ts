/** Steps of one measure, column by column. `at` and `due` are instants in ms. Grows by doubling; adds only. */
export class StepColumns {
  length = 0;
  unit = new Int32Array(8);
  procedure = new Int32Array(8);
  dossier = new Int32Array(8);
  delta = new Int32Array(8);
  at = new Float64Array(8);
  due = new Float64Array(8);
  #compactAt = 256;

  push(unit: number, procedure: number, dossier: number, at: number, due: number, delta: number): void {
    if (this.length === this.unit.length) {
      if (this.length >= this.#compactAt) this.compact();
      if (this.length * 2 > this.unit.length) this.#resize(this.unit.length * 2);
    }
    const i = this.length;
    this.unit[i] = unit;
    this.procedure[i] = procedure;
    this.dossier[i] = dossier;
    this.delta[i] = delta;
    this.at[i] = at;
    this.due[i] = due;
    this.length = i + 1;
  }

  /** Adds up steps that differ in `delta` alone and drops what came to nothing. The sums stay what they are. */
  compact(): void {
    const { dossier, at, due, unit, procedure, delta } = this;
    const order = Uint32Array.from({ length: this.length }, (_, i) => i);
    const compare = (a: number, b: number): number =>
      (dossier[a] ?? 0) - (dossier[b] ?? 0) ||
      (at[a] ?? 0) - (at[b] ?? 0) ||
      (due[a] ?? 0) - (due[b] ?? 0) ||
      (unit[a] ?? 0) - (unit[b] ?? 0) ||
      (procedure[a] ?? 0) - (procedure[b] ?? 0);
    order.sort(compare);
    const kept: number[] = [];
    const sums: number[] = [];
    for (const i of order) {
      const last = kept.length - 1;
      const previous = kept[last];
      if (previous !== undefined && compare(previous, i) === 0) sums[last] = (sums[last] ?? 0) + (delta[i] ?? 0);
      else {
        kept.push(i);
        sums.push(delta[i] ?? 0);
      }
    }
    const live = kept.flatMap((source, k) => (sums[k] === 0 ? [] : [{ source, sum: sums[k] ?? 0 }]));
    live.sort((a, b) => a.source - b.source);
    // Sources ascend and never lie before their target, so the columns can be packed in place.
    live.forEach(({ source, sum }, target) => {
      unit[target] = unit[source] ?? 0;
      procedure[target] = procedure[source] ?? 0;
      dossier[target] = dossier[source] ?? 0;
      at[target] = at[source] ?? 0;
      due[target] = due[source] ?? 0;
      delta[target] = sum;
    });
    this.length = live.length;
    this.#compactAt = Math.max(256, live.length * 2);
  }

  #resize(capacity: number): void {
    const grow = <A extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.unit = grow(this.unit, new Int32Array(capacity));
    this.procedure = grow(this.procedure, new Int32Array(capacity));
    this.dossier = grow(this.dossier, new Int32Array(capacity));
    this.delta = grow(this.delta, new Int32Array(capacity));
    this.at = grow(this.at, new Float64Array(capacity));
    this.due = grow(this.due, new Float64Array(capacity));
  }
}
