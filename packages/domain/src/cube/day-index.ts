import type { Day } from "../time/civil-date.ts";
import { DaySteps } from "./day-steps.ts";

/** The days that hold steps, in their order. */
export class DayIndex {
  readonly #byDay = new Map<Day, DaySteps>();
  readonly #sorted: DaySteps[] = [];

  get(day: Day): DaySteps | undefined {
    return this.#byDay.get(day);
  }

  open(day: Day): DaySteps {
    let found = this.#byDay.get(day);
    if (found === undefined) {
      found = new DaySteps(day);
      this.#byDay.set(day, found);
      this.#sorted.splice(this.#position(day), 0, found);
    }
    return found;
  }

  /** The held days of [from, to]; either may be infinite. */
  within(from: Day, to: Day): readonly DaySteps[] {
    return this.#sorted.slice(this.#position(from), this.#position(to + 1));
  }

  keys(): IterableIterator<Day> {
    return this.#byDay.keys();
  }

  /** How many held days lie before `day`. */
  #position(day: Day): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sorted[middle]?.day ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
