import type { Day } from "../time/civil-date.ts";
import { dayOf, type Zone } from "../time/zone.ts";

interface DeadlinesOfDay {
  open: number;
  /** By the very instant, ms. */
  readonly byInstant: Map<number, number>;
}

/**
 * The deadlines of what is open and not suspended, by civil day. Which of them have passed the moment says that is asked
 * about: a dossier is overdue after its deadline's instant (HOT-2, HOT-3).
 */
export class OpenDeadlines {
  readonly #zone: Zone;
  readonly #days = new Map<Day, DeadlinesOfDay>();

  constructor(zone: Zone) {
    this.#zone = zone;
  }

  /** @param due 0: no deadline, or none while suspended */
  add(due: number, delta: number): void {
    if (due === 0) return;
    const day = dayOf(this.#zone, due);
    let deadlines = this.#days.get(day);
    if (deadlines === undefined) {
      deadlines = { open: 0, byInstant: new Map() };
      this.#days.set(day, deadlines);
    }
    deadlines.open += delta;
    const count = (deadlines.byInstant.get(due) ?? 0) + delta;
    if (count === 0) deadlines.byInstant.delete(due);
    else deadlines.byInstant.set(due, count);
    if (deadlines.byInstant.size === 0) this.#days.delete(day);
  }

  /** How many are overdue at a moment, by the day of their deadline, in no order. */
  *overdueByDay(asOf: number): Generator<readonly [day: Day, count: number]> {
    const today = dayOf(this.#zone, asOf);
    for (const [day, { open }] of this.#days) {
      if (day < today) yield [day, open];
      else if (day === today) yield [day, this.#on(day, (due) => due < asOf)];
    }
  }

  /** How many are not overdue at `asOf` and have their deadline on a civil day. */
  openOn(day: Day, asOf: number): number {
    return this.#on(day, (due) => due >= asOf);
  }

  /** How many are not overdue at `asOf` and have a deadline up to an instant. */
  openUpTo(instant: number, asOf: number): number {
    const first = dayOf(this.#zone, asOf);
    const last = dayOf(this.#zone, instant);
    let count = 0;
    for (let day = first; day <= last; day += 1) count += this.#on(day, (due) => due >= asOf && due <= instant);
    return count;
  }

  #on(day: Day, covers: (due: number) => boolean): number {
    let count = 0;
    for (const [due, open] of this.#days.get(day)?.byInstant ?? []) if (covers(due)) count += open;
    return count;
  }
}
