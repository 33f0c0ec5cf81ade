import type { Kysely } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { inSnapshot } from "../database/snapshot.ts";
import { takenEvents } from "./last-taken.ts";
import { readStoredSteps } from "./stored-steps.ts";

/** Reads back into memory what the database holds, as of one moment. */
export async function restoreState(db: Kysely<Database>, state: LiveState): Promise<void> {
  await inSnapshot(db, (snapshot) =>
    readStoredSteps(snapshot, {
      checkpoint({ position, arrivals, recent }) {
        for (const [unit, at] of arrivals) state.arrivals.set(unit, at);
        for (const event of takenEvents(recent)) state.recent.add(event);
        state.restorePosition(position);
      },
      segment: (day, segment) => state.cube.load(day, segment),
      row(row, steps) {
        for (const event of takenEvents([row])) state.recent.add(event);
        state.replay(row.position, row.recordedAt, steps, row.units);
      },
    }),
  );
}
