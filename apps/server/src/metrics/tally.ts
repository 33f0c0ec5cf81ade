import { Counter, type Registry } from "prom-client";
import type { MetricName } from "./metric-names.ts";

export interface TallyParts<Value extends string> {
  readonly registry: Registry;
  readonly name: MetricName;
  readonly help: string;
  readonly label: string;
  /** All values of the label: each is shown from the start, so that its first increase is seen as one. */
  readonly values: readonly Value[];
}

/** A counter with one label that costs an addition when something is counted; prom-client hears of it when it is read. */
export class Tally<Value extends string> {
  readonly #counts = new Map<Value, number>();

  constructor({ registry, name, help, label, values }: TallyParts<Value>) {
    for (const value of values) this.#counts.set(value, 0);
    const counts = this.#counts;
    new Counter({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [value, count] of counts) this.inc({ [label]: value }, count);
      },
    });
  }

  add(value: Value, count: number): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + count);
  }
}
