import type { Day } from "../time/civil-date.ts";
import { dayOf, type Zone } from "../time/zone.ts";
import type { DayIndex } from "./day-index.ts";
import { RunningSums, type StepCounts } from "./running-sums.ts";
import type { YoungSteps } from "./young-steps.ts";

const MOST_SUMS = 64;

/**
 * The sums that were asked for last. Boards are read again and again for the same few periods, as of instants that lie
 * close together: what it costs then is what happened in between, whatever the cube holds.
 */
export class KeptSums<Counts extends StepCounts> {
  readonly #zone: Zone;
  readonly #days: DayIndex;
  readonly #young: YoungSteps;
  readonly #mostBytes: number;
  readonly #empty: (leastDue: number) => Counts;
  /** The one that was used last is the last. */
  #kept: RunningSums<Counts>[] = [];

  /** @param mostBytes about so much memory they take together at most */
  constructor(zone: Zone, days: DayIndex, young: YoungSteps, mostBytes: number, empty: (leastDue: number) => Counts) {
    this.#zone = zone;
    this.#days = days;
    this.#young = young;
    this.#mostBytes = mostBytes;
    this.#empty = empty;
  }

  /** Must be told of every step that is added to the cube, before the next question. */
  note(measure: number, cell: number, day: Day, at: number, due: number, delta: number): void {
    for (const sums of this.#kept) sums.note(measure, cell, day, at, due, delta);
  }

  /** Forgets them all, after more was added than is worth being told one by one. */
  clear(): void {
    this.#kept = [];
  }

  /**
   * Sums of the steps booked in [from, to] and in effect by `at`, which are never in effect before their day; where the
   * counts tell deadlines apart, only of those that are about one from `leastDue` on.
   */
  get(
    measures: readonly number[],
    from: Day,
    to: Day,
    at: number,
    leastDue = Number.NEGATIVE_INFINITY,
  ): RunningSums<Counts> {
    const day = dayOf(this.#zone, at);
    let sums: RunningSums<Counts> | undefined;
    let distance = Number.POSITIVE_INFINITY;
    for (const kept of this.#kept) {
      if (!kept.isOf(measures, from, to, leastDue)) continue;
      const away = Math.abs(dayOf(this.#zone, kept.at) - day);
      if (away > distance || (away === distance && kept.at !== at)) continue;
      sums = kept;
      distance = away;
    }
    if (sums === undefined) sums = new RunningSums(measures, from, to, leastDue, () => this.#empty(leastDue));
    else if (distance > 0) sums = sums.copy();
    if (sums.at !== at) {
      sums.moveTo(at, this.#days.within(from, Math.min(to, dayOf(this.#zone, Math.max(at, sums.at)))), this.#young);
    }
    this.#keep(sums);
    return sums;
  }

  #keep(sums: RunningSums<Counts>): void {
    const others = this.#kept.filter((kept) => kept !== sums);
    let bytes = sums.bytes;
    let first = others.length;
    while (first > 0 && others.length - first < MOST_SUMS - 1) {
      bytes += others[first - 1]?.bytes ?? 0;
      if (bytes > this.#mostBytes) break;
      first -= 1;
    }
    this.#kept = [...others.slice(first), sums];
  }
}
