import type { BoardSources } from "@ioc/domain/board/board-numbers.ts";
import type { Outage } from "@ioc/domain/board/freshness.ts";
import { type DossierStep, StepCube } from "@ioc/domain/cube/step-cube.ts";
import type { Movement } from "../ingest/event-committer.ts";
import { type ProcedureRecord, Reference } from "../reference/reference.ts";
import { FeedLines } from "./feed-lines.ts";
import { FeedPresence } from "./feed-presence.ts";
import { RecentEvents } from "./recent-events.ts";

export type StateListener = (units: ReadonlySet<number> | "all") => void;

/** Told of every movement before the listeners of changed units: the steps as they are added, and when they were recorded. */
export type StepsListener = (steps: readonly DossierStep[], recordedAt: number) => void;

/** Told of every row of the ledger that is applied; null: everything was read anew, and what lay between is not told. */
export type MovementListener = (movement: Movement | null) => void;

export type ReferenceListener = (before: Reference, after: Reference) => void;

/**
 * What boards are answered from: the steps, the reference data, who was heard from and when. It follows the ledger row
 * by row and can be rebuilt from the database at any time.
 */
export class LiveState {
  readonly presence = new FeedPresence();
  readonly lines = new FeedLines();
  /** Whiles in which no node listened: no silence of a unit grows in them. */
  outages: readonly Outage[] = [];
  #recent = new RecentEvents();
  /** Unit → arrival of its last accepted event, ms. */
  readonly arrivals = new Map<number, number>();
  #cube: StepCube;
  #reference: Reference;
  #position = 0;
  readonly #listeners = new Set<StateListener>();
  readonly #stepsListeners = new Set<StepsListener>();
  readonly #movementListeners = new Set<MovementListener>();
  readonly #referenceListeners = new Set<ReferenceListener>();

  constructor(reference: Reference) {
    this.#reference = reference;
    this.#cube = new StepCube(reference.zone);
  }

  get recent(): RecentEvents {
    return this.#recent;
  }

  get cube(): StepCube {
    return this.#cube;
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

  onSteps(listener: StepsListener): () => void {
    this.#stepsListeners.add(listener);
    return () => this.#stepsListeners.delete(listener);
  }

  onMovement(listener: MovementListener): () => void {
    this.#movementListeners.add(listener);
    return () => this.#movementListeners.delete(listener);
  }

  onReference(listener: ReferenceListener): void {
    this.#referenceListeners.add(listener);
  }

  setReference(reference: Reference): void {
    const before = this.#reference;
    this.#reference = reference;
    for (const listener of this.#referenceListeners) listener(before, reference);
    this.#tell("all");
  }

  /** Procedures that events named first: no number moves by it, their names only become known. */
  addProcedures(procedures: readonly ProcedureRecord[]): void {
    const { rows, zone, proceduresById } = this.#reference;
    const unknown = procedures.filter(({ id }) => !proceduresById.has(id));
    if (unknown.length === 0) return;
    this.#reference = new Reference({ ...rows, procedures: [...rows.procedures, ...unknown] }, zone, this.#reference);
  }

  apply(movement: Movement): void {
    const { steps, units, recordedAt, position, taken } = movement;
    for (const event of taken) this.#recent.add(event);
    this.replay(position, recordedAt, steps, units);
    for (const listener of this.#stepsListeners) listener(steps, recordedAt);
    const moved = new Set(units);
    for (const step of steps) moved.add(step.unit);
    if (moved.size > 0) this.#tell(moved);
    for (const listener of this.#movementListeners) listener(movement);
  }

  /** One ledger row, without telling anybody. */
  replay(position: number, recordedAt: number, steps: readonly DossierStep[], units: Iterable<number>): void {
    for (const step of steps) this.#cube.add(step);
    for (const unit of units) this.arrivals.set(unit, Math.max(recordedAt, this.arrivals.get(unit) ?? 0));
    this.#position = position;
  }

  /** Becomes what another state is, which was read from the database and is not used any more. */
  takeOver(other: LiveState): void {
    this.#cube = other.#cube;
    this.#recent = other.#recent;
    this.#position = other.#position;
    this.arrivals.clear();
    for (const [unit, at] of other.arrivals) this.arrivals.set(unit, at);
    this.setReference(other.#reference);
    for (const listener of this.#movementListeners) listener(null);
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
