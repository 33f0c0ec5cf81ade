import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { type DossierRow, eventsOf } from "../ingest/event-store.ts";
import { presentShowing, shownItems } from "./shown-item.ts";

/** Dossiers by their numbers, as they stand at `now`, in the order of the numbers; what is not there is left out. */
export async function dossierItems(
  db: Kysely<Database>,
  { reference }: LiveState,
  ids: readonly number[],
  now: number,
): Promise<DossierItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<DossierRow>`
    select id, kind, code, opened from dossier where id = any(${numberArray(ids)}::text::int4[])`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const events = await eventsOf(db, ids);
  const showing = presentShowing(reference, now);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : shownItems({ ...row, events: events.get(id) ?? [] }, showing);
  });
}
