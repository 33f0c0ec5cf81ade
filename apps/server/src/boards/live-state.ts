import type { BoardSources } from "@ioc/domain/board/board-numbers.ts";
import { ClockTurns } from "@ioc/domain/cube/clock-turns.ts";
import { type DossierStep, StepCube } from "@ioc/domain/cube/step-cube.ts";
import type { Committed } from "../ingest/event-committer.ts";
import { Reference } from "../reference/reference.ts";
import { FeedPresence } from "./feed-presence.ts";
import { RecentEvents } from "./recent-events.ts";

export type StateListener = (units: ReadonlySet<number> | "all") => void;

/**
 * What boards are answered from: the steps, the reference data, who was heard from and when. It follows the database
 * commit by commit and can be rebuilt from it at any time.
 */
export class LiveState {
  readonly cube: StepCube;
  readonly presence = new FeedPresence();
  readonly recent = new RecentEvents();
  /** Unit → arrival of its last accepted event, ms. */
  readonly arrivals = new Map<number, number>();
  readonly #turns = new ClockTurns();
  #reference: Reference;
  #position = 0;
  readonly #listeners = new Set<StateListener>();

  constructor(reference: Reference) {
    this.#reference = reference;
    this.cube = new StepCube(reference.zone);
  }

  get reference(): Reference {
    return this.#reference;
  }

  /** Ledger position up to which everything is in here. */
  get position(): number {
    return this.#position;
  }

  sources(): BoardSources {
    const { tree, fields, zone } = this.#reference;
    return { cube: this.cube, tree, fields, zone };
  }

  onChange(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setReference(reference: Reference): void {
    this.#reference = reference;
    this.#tell("all");
  }

  apply(committed: Committed): void {
    const { steps, units, recordedAt, position, taken, procedures } = committed;
    if (procedures.length > 0) {
      const { rows, zone } = this.#reference;
      this.#reference = new Reference(
        { ...rows, procedures: [...rows.procedures, ...procedures] },
        zone,
        this.#reference,
      );
    }
    for (const event of taken) this.recent.add(event);
    if (position !== null) this.replay(position, recordedAt, steps, units);
    const moved = new Set(units);
    for (const step of steps) moved.add(step.unit);
    if (moved.size > 0) this.#tell(moved);
  }

  /** One ledger row, without telling anybody. */
  replay(position: number, recordedAt: number, steps: Iterable<DossierStep>, units: Iterable<number>): void {
    for (const step of steps) {
      this.cube.add(step);
      if (step.at > recordedAt) this.#turns.add(step.at, step.unit);
    }
    for (const unit of units) this.arrivals.set(unit, recordedAt);
    this.#position = position;
  }

  /** After a restore: looks ahead to what the clock alone will move. */
  expectTurns(now: number): void {
    this.cube.visitTurns(now, (at, unit) => this.#turns.add(at, unit));
  }

  /** Tells the listeners which units' numbers the clock alone has moved since the last call. */
  turn(now: number): void {
    this.touch(this.#turns.take(now));
  }

  /** Tells the listeners which units' numbers or signs of life changed by something else than a commit. */
  touch(units: ReadonlySet<number>): void {
    if (units.size > 0) this.#tell(units);
  }

  restorePosition(position: number): void {
    this.#position = position;
  }

  #tell(units: ReadonlySet<number> | "all"): void {
    for (const listener of this.#listeners) listener(units);
  }
}
