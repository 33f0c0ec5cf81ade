import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { ProcedureRecord } from "./reference.ts";

/** Gives numbers to procedures that events name before they are provisioned. */
export async function addProcedures(db: Kysely<Database>, codes: readonly string[]): Promise<ProcedureRecord[]> {
  const { rows } = await sql<{ id: number; code: string }>`
    insert into procedure (code, version) select code, 0 from unnest(${[...codes]}::text[]) as named (code)
    on conflict (code) do update set version = procedure.version
    returning id, code`.execute(db);
  return rows.map(({ id, code }) => ({ id, code, version: 0, body: null }));
}
