import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { docOf } from "./stored-doc.ts";

/** @param limits those of the changed ones whose limit is another than before: each gets a new version */
export async function writeProcedures(
  db: Kysely<Database>,
  changed: readonly ProcedureBody[],
  limits: readonly ProcedureBody[],
): Promise<void> {
  await sql`
    insert into procedure (code, version, doc)
    select code, 0, doc from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(docOf)}::text[])
      as changed (code, doc)
    on conflict (code) do update set doc = excluded.doc`.execute(db);
  await sql`
    with limits as (
      select * from unnest(${limits.map(({ code }) => code)}::text[],
        ${limits.map(({ limit }) => limit)}::float8[], ${limits.map(({ limitUnit }) => limitUnit)}::text[])
        as limits (code, amount, unit)),
    raised as (
      update procedure p set version = p.version + 1 from limits l where p.code = l.code
      returning p.id, p.version, l.amount, l.unit)
    insert into procedure_version (procedure, version, amount, unit) select * from raised`.execute(db);
}
