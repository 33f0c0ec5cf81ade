import { backTest } from "@ioc/domain/estimate/back-test.ts";
import { type Calibration, calibrationOf } from "@ioc/domain/estimate/calibration.ts";
import { learnAt } from "@ioc/domain/estimate/learn-at.ts";
import type { LearnedDurations } from "@ioc/domain/estimate/learned-durations.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf, startOfDay } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import { KeptAnswers } from "../lifecycle/kept-answers.ts";
import type { ThreadLane } from "../lifecycle/thread-lane.ts";
import type { Reference } from "../reference/reference.ts";
import { type OpenEstimates, openEstimates } from "./open-estimates.ts";
import { coursesToLearn, workClock } from "./subtree-courses.ts";

const MINUTE_MS = 60_000;
/** By the dossiers that were learned from, and the curves they make: of 40 bytes for each, and 200. */
const LEARNED = {
  keptMs: 10 * MINUTE_MS,
  most: 1_000_000,
  weigh: ({ durations }: LearnedOfUnit): number => durations.resolved + 5 * durations.curves,
};
/** Pages of a list, and its halves, are of the very same moment; so is the sum of which somebody asks for the dossiers. */
const OPENED = { keptMs: 10 * MINUTE_MS, most: 500_000, weigh: ({ list }: OpenOfUnit): number => 1000 + list.length };
/** Whoever looks on sees the last sum until the next is there: a wall asks every minute, and hundreds of them do. */
const SUMMED = { keptMs: MINUTE_MS, oldMs: 10 * MINUTE_MS, most: 2000 };
const JUDGED = { keptMs: 60 * MINUTE_MS, most: 2000 };
/** The estimate is judged at so many openings of work of the past, so many working days apart. */
const MOMENTS = 12;
const DAYS_BETWEEN = 4;
/** Boards may be open to everybody: those who ask for sums stand in a line of their own, and hold up nobody's lists. */
export type EstimateLine = "sums" | "lists";

interface LearnedFrom {
  readonly asOf: number;
  readonly from: Day;
  readonly oneOf: number;
}

export interface LearnedOfUnit extends LearnedFrom {
  readonly durations: LearnedDurations;
}

export interface OpenOfUnit extends OpenEstimates {
  readonly learned: LearnedOfUnit;
}

/** What a list adds up to, without the list. */
export interface SumOfUnit extends Omit<OpenEstimates, "list"> {
  readonly asOf: number;
  /** How many are due by the next close. */
  readonly due: number;
  readonly learned: LearnedFrom & { readonly resolved: number };
}

export interface JudgedOfUnit extends LearnedFrom, Calibration {
  readonly resolved: number;
  readonly moments: readonly number[];
  readonly undecided: number;
  readonly unknown: number;
}

/**
 * What is learned of how long a unit's dossiers take, and how true that was in the past: worked out when somebody asks,
 * from the steps in memory, in small slices of the thread, and kept for a while.
 */
export class UnitEstimates {
  readonly #state: LiveState;
  readonly #lane: ThreadLane<EstimateLine>;
  readonly #learned = new KeptAnswers<LearnedOfUnit>(LEARNED);
  readonly #open = new KeptAnswers<OpenOfUnit>(OPENED);
  readonly #sums = new KeptAnswers<SumOfUnit>(SUMMED);
  readonly #judged = new KeptAnswers<JudgedOfUnit>(JUDGED);

  constructor(state: LiveState, lane: ThreadLane<EstimateLine>) {
    this.#state = state;
    this.#lane = lane;
  }

  /** The list as of a moment: of the past one for all who ask, of now with what happened a moment ago in it. */
  open(unit: number, asOf: number, now: number, isNow: boolean): Promise<OpenOfUnit> {
    const work = (): Promise<OpenOfUnit> => this.#openOf("lists", unit, asOf, now);
    const [key, at] = [`${unit} ${asOf}`, this.#at(now)];
    return isNow ? this.#open.renew(key, at, work) : this.#open.get(key, at, work);
  }

  /** The sum of a unit's list as of a minute: one for all who ask. */
  sum(unit: number, asOf: number, now: number): Promise<SumOfUnit> {
    const minute = Math.floor(asOf / MINUTE_MS) * MINUTE_MS;
    const isNow = now - minute < MINUTE_MS;
    return this.#sums.get(isNow ? `${unit}` : `${unit} ${minute}`, this.#at(now), async () => {
      const key = `${unit} ${minute}`;
      const open = this.#open.get(key, this.#at(now), () => this.#openOf("sums", unit, minute, now));
      const { learned, list, ...rest } = await open;
      const { asOf: learnedAt, from, oneOf, durations } = learned;
      const { resolved } = durations;
      return { asOf: minute, due: list.due, ...rest, learned: { asOf: learnedAt, from, oneOf, resolved } };
    });
  }

  judged(unit: number, now: number): Promise<JudgedOfUnit> {
    return this.#judged.get(`${unit}`, this.#at(now), () =>
      this.#lane.run("sums", () => judge(this.#state, unit, now)),
    );
  }

  async #openOf(line: EstimateLine, unit: number, asOf: number, now: number): Promise<OpenOfUnit> {
    const { zone } = this.#state.reference;
    // Learned from what was known when the day began: the same for all moments of it (EST-9).
    const morning = startOfDay(zone, dayOf(zone, asOf));
    const learned = await this.#learned.get(`${unit} ${morning}`, this.#at(now), () =>
      this.#lane.run(line, () => learn(this.#state, unit, morning)),
    );
    return { learned, ...(await this.#lane.run(line, () => openEstimates(this.#state, unit, asOf, learned))) };
  }

  #at(now: number): { readonly now: number; readonly world: object } {
    return { now, world: this.#state.reference.tree };
  }
}

function* learn(state: LiveState, unit: number, asOf: number): Generator<void, LearnedOfUnit> {
  const { courses, from, oneOf } = yield* coursesToLearn(state, unit, asOf);
  const durations = yield* learnAt(courses, asOf, workClock(state.reference));
  return { asOf, from, oneOf, durations };
}

function* judge(state: LiveState, unit: number, asOf: number): Generator<void, JudgedOfUnit> {
  const { courses, from, oneOf } = yield* coursesToLearn(state, unit, asOf);
  const moments = pastOpenings(state.reference, asOf);
  const { predictions, undecided, unknown } = yield* backTest(courses, moments, asOf, workClock(state.reference));
  const resolved = courses.filter(({ end }) => end !== null && end.how !== "withdrawn").length;
  return { asOf, from, oneOf, resolved, moments, undecided, unknown, ...calibrationOf(predictions) };
}

/** When work began on working days of the past, ascending. */
function pastOpenings({ calendar, zone }: Reference, asOf: number): number[] {
  const today = dayOf(zone, asOf);
  const openings: number[] = [];
  let day = today - 1;
  for (let ago = 1; openings.length < MOMENTS; day -= 1) {
    if (!calendar.isWorkingDay(day)) continue;
    if (ago % DAYS_BETWEEN === 1) openings.unshift(zone.toInstant(calendar.openOf(day)));
    ago += 1;
  }
  return openings;
}
