import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { encodeSteps } from "./step-codec.ts";

const ROLLUP_ROW = 1;

/**
 * Folds the ledger into one row of steps for each civil day, so that a start reads days and not every commit since the
 * beginning. Each day is written by itself, with the ledger position that it includes: events are committed in between.
 */
export class Rollup {
  readonly #db: Kysely<Database>;
  readonly #state: LiveState;
  #dirty = new Set<number>();
  #stepsSince = 0;
  #stepsSinceCheckpoint = 0;

  constructor(db: Kysely<Database>, state: LiveState) {
    this.#db = db;
    this.#state = state;
  }

  /** Steps that were added since the last run. */
  get pending(): number {
    return this.#stepsSince;
  }

  /** Lets a start after a kill replay less of the write-ahead log: the embedded database checkpoints seldom by itself. */
  async checkpoint(): Promise<void> {
    await sql`checkpoint`.execute(this.#db);
    this.#stepsSinceCheckpoint = 0;
  }

  /** Gives back what earlier rollups left behind; the embedded database has nobody else who does. */
  async reclaim(): Promise<void> {
    await sql`vacuum rollup_day`.execute(this.#db);
    await sql`vacuum ledger`.execute(this.#db);
    await sql`vacuum dossier`.execute(this.#db);
    await sql`vacuum fault`.execute(this.#db);
  }

  get sinceCheckpoint(): number {
    return this.#stepsSinceCheckpoint;
  }

  note(steps: Iterable<DossierStep>): void {
    for (const step of steps) {
      this.#dirty.add(step.day);
      this.#stepsSince += 1;
      this.#stepsSinceCheckpoint += 1;
    }
  }

  /**
   * @param alone runs work while nothing is committed: what it writes is the memory of one moment (see Writer)
   * @param signal stops between two days; what was written up to then stays
   */
  async run(alone: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(), signal?: AbortSignal): Promise<void> {
    const { cube, arrivals } = this.#state;
    const from = await alone(() => {
      const start = { position: this.#state.position, days: this.#dirty };
      this.#dirty = new Set();
      this.#stepsSince = 0;
      return Promise.resolve(start);
    });
    const left = new Set(from.days);
    try {
      for (const day of from.days) {
        signal?.throwIfAborted();
        await alone(async () => {
          const steps = encodeSteps(stepsOfDay(cube, day));
          const { position } = this.#state;
          await sql`
            insert into rollup_day (day, position, steps) values (${day}, ${position}, ${steps})
            on conflict (day) do update set position = excluded.position, steps = excluded.steps`.execute(this.#db);
        });
        left.delete(day);
      }
      await this.#db.transaction().execute(async (db) => {
        await sql`
          insert into rollup_state (id, position, arrivals)
          values (${ROLLUP_ROW}, ${from.position}, ${JSON.stringify([...arrivals])})
          on conflict (id) do update set position = excluded.position, arrivals = excluded.arrivals`.execute(db);
        await sql`delete from ledger where position <= ${from.position}`.execute(db);
      });
    } catch (error) {
      // The ledger still holds it all, and what was written says how far it goes.
      for (const day of left) this.#dirty.add(day);
      this.#stepsSince = Math.max(1, this.#stepsSince);
      throw error;
    }
  }
}

function stepsOfDay(cube: LiveState["cube"], day: number): DossierStep[] {
  const steps: DossierStep[] = [];
  cube.columnsOf(day).forEach((column, measure) => {
    if (column === undefined) return;
    for (let i = 0; i < column.length; i += 1) {
      steps.push({
        measure,
        day,
        unit: column.unit[i] ?? 0,
        procedure: column.procedure[i] ?? 0,
        dossier: column.dossier[i] ?? 0,
        at: column.at[i] ?? 0,
        due: column.due[i] ?? 0,
        delta: column.delta[i] ?? 0,
      });
    }
  });
  return steps;
}
