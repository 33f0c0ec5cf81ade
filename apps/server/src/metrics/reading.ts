import { Gauge, type Registry } from "prom-client";
import type { MetricName } from "./metric-names.ts";

export interface ReadingParts {
  readonly registry: Registry;
  readonly name: MetricName;
  readonly help: string;
}

/** A gauge whose value is read when the metrics are; without a source, or one that knows no value, it is absent. */
export class Reading {
  #source: () => number | undefined = () => undefined;

  constructor({ registry, name, help }: ReadingParts) {
    const read = (): number | undefined => this.#source();
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        const value = read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }

  from(source: () => number | undefined): void {
    this.#source = source;
  }
}

/** The same with one label: the source gives all its values. */
export class LabelledReading<Value extends string> {
  #source: (() => Readonly<Partial<Record<Value, number>>>) | undefined;

  constructor({ registry, name, help, label }: ReadingParts & { readonly label: string }) {
    const read = (): Readonly<Record<string, number | undefined>> => this.#source?.() ?? {};
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      collect() {
        this.reset();
        for (const [value, count] of Object.entries(read())) {
          if (count !== undefined) this.set({ [label]: value }, count);
        }
      },
    });
  }

  from(source: () => Readonly<Partial<Record<Value, number>>>): void {
    this.#source = source;
  }
}
