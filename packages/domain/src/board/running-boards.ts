import type { DossierStep } from "../cube/step-cube.ts";
import { MEASURE_INDEX } from "../measure/measures.ts";
import { dayMs } from "../time/civil-date.ts";
import { dayOf } from "../time/zone.ts";
import type { BoardSources } from "./board-numbers.ts";
import { OverdueDues } from "./overdue-dues.ts";
import { StepsAhead } from "./steps-ahead.ts";
import { type SubtreeMember, SubtreeRoutes } from "./subtree-routes.ts";

/** Follows the steps of a subtree. */
export interface StepFollower extends SubtreeMember {
  /** A step of the subtree has come into effect. */
  take(step: DossierStep): void;
  /** What it holds is worth nothing any more, and it is told no further steps. */
  reset(): void;
}

/** Steps of so long a time ahead are kept at hand. */
const HORIZON_MS = 10 * 60_000;
/** Over a longer time all is better counted anew. */
const LONGEST_LEAP_MS = dayMs;
const OVERDUE = MEASURE_INDEX.overdue;

/**
 * A moment that goes on, and those who want to know what it moves: each step is told exactly once, when it is both
 * known and in effect. A follower that reads the cube as of `now` and is added in the same turn misses nothing.
 */
export class RunningBoards {
  readonly #sources: () => BoardSources;
  readonly #followers = new SubtreeRoutes<StepFollower>();
  readonly #ahead = new StepsAhead();
  #now: number;
  /** Steps up to here are in `ahead` or were told; null while nobody follows. */
  #until: number | null = null;
  #dues: OverdueDues | undefined;

  constructor(sources: () => BoardSources, now: number) {
    this.#sources = sources;
    this.#now = now;
  }

  get now(): number {
    return this.#now;
  }

  get size(): number {
    return this.#followers.size;
  }

  /** Moves the clock, and tells what comes into effect by that. Backwards everything is counted anew. */
  advance(now: number): void {
    if (now === this.#now) return;
    const isLeap = now < this.#now || now - this.#now > LONGEST_LEAP_MS;
    this.#now = now;
    if (this.#until === null) return;
    if (isLeap) {
      this.reset();
      return;
    }
    const tell = (step: DossierStep): void => this.#tell(step);
    this.#ahead.take(now, tell);
    if (now <= this.#until) return;
    const lookedAt = this.#until;
    this.#until = now + HORIZON_MS;
    this.#sources().cube.visitComing(lookedAt, this.#until, (step) => {
      if (step.at <= now) this.#tell(step);
      else this.#ahead.add(step);
    });
  }

  /** Steps that were just added to the cube. */
  apply(steps: readonly DossierStep[]): void {
    if (this.#until === null) return;
    for (const step of steps) {
      if (step.at <= this.#now) this.#tell(step);
      else if (step.at <= this.#until) this.#ahead.add(step);
    }
  }

  /** The cube or the reference data are others now. */
  reset(): void {
    const followers = [...this.#followers.all()];
    this.#followers.clear();
    this.#rest();
    for (const follower of followers) follower.reset();
  }

  follow(follower: StepFollower): void {
    this.#followers.add(follower);
    if (this.#until !== null) return;
    this.#until = this.#now + HORIZON_MS;
    this.#sources().cube.visitComing(this.#now, this.#until, (step) => this.#ahead.add(step));
  }

  leave(follower: StepFollower): void {
    this.#followers.delete(follower);
    if (this.#followers.size === 0) this.#rest();
  }

  /** The deadlines of what is overdue now. */
  dues(): OverdueDues {
    if (this.#dues === undefined) {
      const dues = new OverdueDues();
      const { cube, zone } = this.#sources();
      const today = dayOf(zone, this.#now);
      cube.visit(OVERDUE, Number.NEGATIVE_INFINITY, today, this.#now, (unit, procedure, _dossier, _at, due, delta) => {
        dues.add(unit, procedure, due, delta);
      });
      if (this.#until === null) return dues;
      this.#dues = dues;
    }
    return this.#dues;
  }

  #rest(): void {
    this.#until = null;
    this.#dues = undefined;
    this.#ahead.clear();
  }

  #tell(step: DossierStep): void {
    if (step.measure === OVERDUE) this.#dues?.add(step.unit, step.procedure, step.due, step.delta);
    for (const follower of this.#followers.of(step.unit)) follower.take(step);
  }
}
