import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { ProcedureRecord } from "./reference.ts";

/** Gives numbers to procedures that events name before they are provisioned. @param codes in order: others do the same */
export async function addProcedures(db: Kysely<Database>, codes: readonly string[]): Promise<ProcedureRecord[]> {
  const { rows } = await sql<{ id: number; code: string; version: number }>`
    insert into procedure (code, version) select code, 0 from unnest(${[...codes]}::text[]) as named (code)
    on conflict (code) do update set version = procedure.version
    returning id, code, version`.execute(db);
  // One that was provisioned a moment ago comes with the reference data, and this commit is refused for being behind.
  return rows.map(({ id, code, version }) => ({ id, code, version, body: null }));
}
