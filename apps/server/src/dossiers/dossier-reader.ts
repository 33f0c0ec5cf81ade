import { countedDossiers } from "@ioc/domain/board/counted-dossiers.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import { MAKEUP, type Measure } from "@ioc/domain/measure/measures.ts";
import type { DossierItem, DossierList } from "@ioc/protocol/dossiers.ts";
import { type Kysely, sql } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { type DossierRow, eventsOf } from "../ingest/event-store.ts";
import type { Cursor } from "./cursor.ts";
import { type ShownItem, shownItems } from "./shown-item.ts";

export interface ListRequest {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at: number | undefined;
  readonly measure: Measure;
  readonly field: string | undefined;
  readonly own: boolean;
  readonly limit: number;
  readonly after: Cursor | undefined;
}

/** A page of what a measure counts, and where the next one begins. Undefined for an unknown unit. */
export async function listDossiers(
  db: Kysely<Database>,
  state: LiveState,
  request: ListRequest,
): Promise<(Omit<DossierList, "nextCursor"> & { readonly next: Cursor | null }) | undefined> {
  const { reference } = state;
  const { after, limit, measure } = request;
  const counted = countedDossiers(state.sources(), request);
  if (counted === undefined) return undefined;
  const total = counted.dossiers.reduce((sum, { count }) => sum + count, 0);
  const start =
    after === undefined
      ? 0
      : counted.dossiers.findIndex(
          ({ key, dossier }) => key > after.key || (key === after.key && dossier >= after.dossier),
        );
  const page = start < 0 ? [] : counted.dossiers.slice(start, start + limit + 1);
  const ids = page.map(({ dossier }) => dossier);
  const rows = await dossiersById(db, ids);
  const events = await eventsOf(db, ids);
  const context = reference.foldContext();

  const items: DossierItem[] = [];
  let next: Cursor | null = null;
  for (const { dossier, key } of page) {
    const row = rows.get(dossier);
    if (row === undefined) continue;
    const shown: ShownItem[] = shownItems(
      { code: row.code, kind: row.kind, events: events.get(dossier) ?? [] },
      {
        measure,
        shownAt: counted.shownAt,
        asOf: counted.moments.asOf,
        booked: MAKEUP[measure].when === "period" ? request.period : undefined,
        covers: counted.covers,
        reference,
        context,
      },
    );
    const skipped = after !== undefined && after.dossier === dossier && after.key === key ? after.skip : 0;
    for (let i = skipped; i < shown.length; i += 1) {
      const item = shown[i];
      if (item === undefined) continue;
      if (items.length === limit) {
        next = { key, dossier, skip: i, asOf: counted.moments.asOf };
        break;
      }
      items.push(item);
    }
    if (next !== null) break;
  }
  return { total, items, next };
}

async function dossiersById(db: Kysely<Database>, ids: readonly number[]): Promise<Map<number, DossierRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<DossierRow>`
    select id, kind, code, opened from dossier where id = any(${[...ids]}::int4[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
