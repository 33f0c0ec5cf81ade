import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { differenceOf } from "@ioc/domain/dossier/step.ts";
import { type Insertable, type Kysely, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { addFaults, dropFoldFaults, foldFault } from "../faults/fault-store.ts";
import { outcomeOf } from "../ingest/dossier-change.ts";
import { type DossierRow, eventsOf } from "../ingest/event-store.ts";
import type { Reference } from "./reference.ts";

const DOSSIERS_AT_ONCE = 500;

/** Folds dossiers again under changed reference data, within the change's transaction, which holds the ledger. */
export async function refold(
  db: Kysely<Database>,
  dossiers: readonly number[],
  before: Reference,
  after: Reference,
): Promise<DossierStep[]> {
  const steps: DossierStep[] = [];
  const was = before.foldContext();
  const is = after.foldContext();
  for (let start = 0; start < dossiers.length; start += DOSSIERS_AT_ONCE) {
    const chunk = dossiers.slice(start, start + DOSSIERS_AT_ONCE);
    const { rows } = await sql<DossierRow>`
      select id, kind, code, opened from dossier
      where id = any(${numberArray(chunk)}::text::int4[])`.execute(db);
    const events = await eventsOf(db, chunk);
    const faults: Insertable<Database["fault"]>[] = [];
    for (const dossier of rows) {
      const all = events.get(dossier.id) ?? [];
      const outcome = outcomeOf(dossier.kind, all, is);
      for (const step of differenceOf(outcomeOf(dossier.kind, all, was).steps, outcome.steps)) {
        steps.push({ ...step, dossier: dossier.id });
      }
      for (const fault of outcome.faults) faults.push(foldFault(fault, dossier, after));
    }
    await dropFoldFaults(db, chunk);
    await addFaults(db, faults);
  }
  return steps;
}

/** Dossiers whose counting or other receipts name procedures that were unknown when they were committed. */
export async function dossiersOfUnknown(db: Kysely<Database>, procedures: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ dossier: number }>`
    select distinct dossier from event
    where procedure = any(${[...procedures]}::int4[]) and procedure is not null and procedure_version = 0`.execute(db);
  return rows.map(({ dossier }) => dossier);
}

export async function dossiersOfFeeds(db: Kysely<Database>, feeds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ dossier: number }>`
    select distinct dossier from event where feed = any(${[...feeds]}::int4[])`.execute(db);
  return rows.map(({ dossier }) => dossier);
}
