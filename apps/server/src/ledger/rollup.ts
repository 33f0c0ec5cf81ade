import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { encodeSteps } from "./step-codec.ts";

const ROLLUP_ROW = 1;

/**
 * Folds the ledger into one row of steps for each civil day, so that a start reads days and not every commit since the
 * beginning. What it writes is taken from memory at one moment, with the ledger position of that moment.
 */
export class Rollup {
  readonly #db: Kysely<Database>;
  readonly #state: LiveState;
  readonly #dirty = new Set<number>();
  #stepsSince = 0;

  constructor(db: Kysely<Database>, state: LiveState) {
    this.#db = db;
    this.#state = state;
  }

  /** Steps that were added since the last run. */
  get pending(): number {
    return this.#stepsSince;
  }

  note(steps: Iterable<DossierStep>): void {
    for (const step of steps) {
      this.#dirty.add(step.day);
      this.#stepsSince += 1;
    }
  }

  /** Must run alone (see Writer): position and steps are one moment's. */
  async run(): Promise<void> {
    const { cube, position, arrivals } = this.#state;
    const days = [...this.#dirty];
    await this.#db.transaction().execute(async (db) => {
      for (const day of days) {
        const steps = stepsOfDay(cube, day);
        await sql`
          insert into rollup_day (day, steps) values (${day}, ${encodeSteps(steps)})
          on conflict (day) do update set steps = excluded.steps`.execute(db);
      }
      await sql`
        insert into rollup_state (id, position, arrivals)
        values (${ROLLUP_ROW}, ${position}, ${JSON.stringify([...arrivals])})
        on conflict (id) do update set position = excluded.position, arrivals = excluded.arrivals`.execute(db);
      await sql`delete from ledger where position <= ${position}`.execute(db);
    });
    for (const day of days) this.#dirty.delete(day);
    this.#stepsSince = 0;
  }
}

export function stepsOfDay(cube: LiveState["cube"], day: number): DossierStep[] {
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
