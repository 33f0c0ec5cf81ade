import { StepCube } from "@ioc/domain/cube/step-cube.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { type Checkpoint, moveCheckpoint, readCheckpoint } from "./checkpoint.ts";
import { compactSegments } from "./compact-segments.ts";
import { readRows } from "./read-rows.ts";
import { addSegment } from "./segment-store.ts";
import { decodeSteps } from "./step-codec.ts";

export interface ProjectorParts {
  readonly db: Kysely<Database>;
  readonly zone: Zone;
  readonly clock: Clock;
  /** Ledger rows stay for so long after they were folded, ms: a node that was cut off catches up row by row. */
  readonly retentionMs: number;
  /** Steps that one transaction takes, at least one row of them; bounds the memory of a run. */
  readonly stepsAtOnce?: number;
}

/** Asked between two transactions. */
export type StopSign = Pick<AbortSignal, "throwIfAborted">;

/** Folds the ledger into segments, here or in a process of its own. */
export interface Folding {
  /** @param signal ends it between two transactions */
  run(signal: AbortSignal): Promise<void>;
}

const STEPS_AT_ONCE = 200_000;

/**
 * Folds the ledger into segments, one for each civil day that moved, so that a start reads days and not every commit
 * since the beginning. It is a function of the database alone: each transaction moves the checkpoint from where it was
 * read, or does nothing, so any number of projectors may run at once, and one may die at any point.
 */
export class Projector implements Folding {
  readonly #parts: ProjectorParts;

  constructor(parts: ProjectorParts) {
    this.#parts = parts;
  }

  /**
   * Folds what is pending, compacts and deletes old ledger rows.
   *
   * @param signal ends it between two transactions
   */
  async run(signal?: StopSign): Promise<void> {
    const { db, zone } = this.#parts;
    do signal?.throwIfAborted();
    while (await this.#foldSome());
    await compactSegments(db, zone, signal);
    await this.#dropOldRows();
  }

  /** Returns false when nothing was left to fold, or somebody else has folded it. */
  async #foldSome(): Promise<boolean> {
    const { db, zone, stepsAtOnce = STEPS_AT_ONCE } = this.#parts;
    const from = await readCheckpoint(db);
    const cube = new StepCube(zone, stepsAtOnce);
    const arrivals = new Map(from.arrivals);
    const recent = [...from.recent];
    let { position } = from;
    let steps = 0;
    let isBroken = false;
    await readRows(db, from.position, (row) => {
      isBroken = row.position !== position + 1;
      if (isBroken) return false;
      position = row.position;
      decodeSteps(row.steps, (step) => {
        cube.add(step);
        steps += 1;
      });
      for (const unit of row.units) arrivals.set(unit, Math.max(row.recordedAt, arrivals.get(unit) ?? 0));
      recent.push({ recordedAt: row.recordedAt, taken: row.taken });
      return steps < stepsAtOnce;
    });
    if (isBroken) {
      // Everything was made anew while it was read; else rows are lost, and nothing may be built on the others.
      if ((await readCheckpoint(db)).position !== from.position) return true;
      throw new Error(`ledger row ${position + 1} is missing`);
    }
    if (position === from.position) return false;
    return await this.#write(from, { position, arrivals, recent }, cube);
  }

  #write(from: Checkpoint, to: Checkpoint, cube: StepCube): Promise<boolean> {
    return this.#parts.db.transaction().execute(async (db) => {
      if (!(await moveCheckpoint(db, from.position, to))) return false;
      for (const day of cube.days()) {
        const segment = cube.segmentOf(day);
        if (segment !== undefined) await addSegment(db, day, to.position, segment);
      }
      return true;
    });
  }

  /** What stays is without gaps: no row is deleted that has an older one before it which stays. */
  async #dropOldRows(): Promise<void> {
    const { db, clock, retentionMs } = this.#parts;
    const keptFrom = clock.now() - retentionMs;
    await sql`
      delete from ledger where position <= least(
        (select position from rollup_state),
        coalesce((select min(position) - 1 from ledger where recorded_at > ${keptFrom}), (select position from rollup_state)))`.execute(
      db,
    );
  }
}
