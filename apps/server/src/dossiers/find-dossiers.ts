import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import { textArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { type DossierRow, eventsOf } from "../ingest/event-store.ts";
import { presentShowing, shownItems } from "./shown-item.ts";

/** What has one of some codes, as it stands at `now`, by code: a dossier before a feedback of the same code. */
export async function findDossiers(
  db: Kysely<Database>,
  { reference }: LiveState,
  codes: readonly string[],
  now: number,
): Promise<Map<string, DossierItem[]>> {
  const found = new Map<string, DossierItem[]>();
  if (codes.length === 0) return found;
  const { rows } = await sql<DossierRow>`
    select id, kind, code, opened from dossier
    where code = any(${textArray(codes)}::text::text[]) order by code, kind`.execute(db);
  const ids = rows.map(({ id }) => id);
  const events = await eventsOf(db, ids);
  const showing = presentShowing(reference, now);
  for (const { id, code, kind } of rows) {
    const items = shownItems({ code, kind, events: events.get(id) ?? [] }, showing);
    found.set(code, [...(found.get(code) ?? []), ...items]);
  }
  return found;
}
