import { backTest } from "@ioc/domain/estimate/back-test.ts";
import { type Calibration, calibrationOf } from "@ioc/domain/estimate/calibration.ts";
import { learnAt } from "@ioc/domain/estimate/learn-at.ts";
import type { LearnedDurations } from "@ioc/domain/estimate/learned-durations.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Reference } from "../reference/reference.ts";
import { KeptAnswers } from "./kept-answers.ts";
import { type OpenEstimates, openEstimates } from "./open-estimates.ts";
import { runInSlices } from "./run-in-slices.ts";
import { coursesToLearn, workClock } from "./subtree-courses.ts";

const MINUTE_MS = 60_000;
const LEARNED = { keptMs: 10 * MINUTE_MS, most: 64 } as const;
/** Pages of a list, and its halves, are of the very same moment. */
const OPENED = { keptMs: 1, most: 8 } as const;
const JUDGED = { keptMs: 60 * MINUTE_MS, most: 64 } as const;
/** The estimate is judged at so many openings of work of the past, so many working days apart. */
const MOMENTS = 12;
const DAYS_BETWEEN = 4;

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
  readonly #learned: KeptAnswers<LearnedOfUnit>;
  readonly #open: KeptAnswers<OpenOfUnit>;
  readonly #judged: KeptAnswers<JudgedOfUnit>;

  constructor(state: LiveState) {
    this.#state = state;
    this.#learned = new KeptAnswers((unit, asOf) => runInSlices(learn(state, unit, asOf)), LEARNED);
    this.#open = new KeptAnswers((unit, asOf) => this.#openOf(unit, asOf), OPENED);
    this.#judged = new KeptAnswers((unit, asOf) => runInSlices(judge(state, unit, asOf)), JUDGED);
  }

  /** @param isNow whether it is asked for as of now, when what happened a moment ago must be in it */
  open(unit: number, asOf: number, isNow: boolean): Promise<OpenOfUnit> {
    const { tree } = this.#state.reference;
    return isNow ? this.#open.renew(unit, asOf, tree) : this.#open.get(unit, asOf, tree);
  }

  judged(unit: number, asOf: number): Promise<JudgedOfUnit> {
    return this.#judged.get(unit, asOf, this.#state.reference.tree);
  }

  async #openOf(unit: number, asOf: number): Promise<OpenOfUnit> {
    const learned = await this.#learned.get(unit, asOf, this.#state.reference.tree);
    return { learned, ...(await runInSlices(openEstimates(this.#state, unit, asOf, learned))) };
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
