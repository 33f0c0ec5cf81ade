import { NO_PROCEDURE } from "@ioc/domain/dossier/step.ts";
import type { Kysely } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { outcomeOf } from "../ingest/dossier-change.ts";
import { eventsOf } from "../ingest/event-store.ts";
import { DOSSIER_KIND, type EventRow, kindOf, typeOfCode } from "../ingest/stored-event.ts";
import type { Rollup } from "./rollup.ts";
import { readStoredSteps } from "./stored-steps.ts";

/** Reads back into memory what the database holds. */
export async function restoreState(db: Kysely<Database>, state: LiveState, rollup: Rollup, now: number): Promise<void> {
  const checkpoint = await db.selectFrom("rollup_state").selectAll().executeTakeFirst();
  if (checkpoint !== undefined) {
    for (const [unit, at] of JSON.parse(checkpoint.arrivals) as [number, number][]) state.arrivals.set(unit, at);
    state.restorePosition(checkpoint.position);
  }
  await readStoredSteps(db, checkpoint?.position ?? 0, {
    day: (step) => state.cube.add(step),
    row: ({ position, recordedAt, units }, steps) => {
      state.replay(position, recordedAt, steps, units);
      rollup.note(steps);
    },
  });
  state.expectTurns(now);
  await restoreRecent(db, state);
}

const RECENT_EVENTS = 400;
const RECENT_MS = 6 * 3_600_000;

/** The last events before the stop, so that a start shows what was last heard. */
async function restoreRecent(db: Kysely<Database>, state: LiveState): Promise<void> {
  const last = Math.max(0, ...state.arrivals.values());
  if (last === 0) return;
  const rows: EventRow[] = await db
    .selectFrom("event")
    .selectAll()
    .where("recorded_at", ">", last - RECENT_MS)
    .orderBy("recorded_at", "desc")
    .limit(RECENT_EVENTS)
    .execute();
  const context = state.reference.foldContext();
  const procedures = new Map<number, number>();
  const kinds = new Map(rows.map((row) => [row.dossier, kindOf(typeOfCode(row.type))]));
  for (const [dossier, events] of await eventsOf(db, [...kinds.keys()])) {
    procedures.set(dossier, outcomeOf(kinds.get(dossier) ?? DOSSIER_KIND, events, context).procedure);
  }
  for (const row of rows.reverse()) {
    state.recent.add({
      recordedAt: row.recorded_at,
      time: row.time,
      type: typeOfCode(row.type),
      unit: row.unit,
      procedure: procedures.get(row.dossier) ?? NO_PROCEDURE,
    });
  }
}
