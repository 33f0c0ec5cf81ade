import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { dossiersById, eventsOf } from "../ingest/event-store.ts";
import type { Reference } from "../reference/reference.ts";
import { presentShowing, shownItems } from "./shown-item.ts";

/** Dossiers by their numbers, each as it stood at a moment. */
export async function itemsById(
  db: Kysely<Database>,
  reference: Reference,
  ids: readonly number[],
  at: number,
): Promise<Map<number, DossierItem>> {
  const rows = await dossiersById(db, ids);
  const events = await eventsOf(db, ids);
  const showing = presentShowing(reference, at);
  const items = new Map<number, DossierItem>();
  for (const [id, { code, kind }] of rows) {
    const item = shownItems({ code, kind, events: events.get(id) ?? [] }, showing)[0];
    if (item !== undefined) items.set(id, item);
  }
  return items;
}
