import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";

/** More codes than these begin with a text that is too short to search by. */
const MOST_FOUND = 50_000;

/** Above every character that a code may have, in the order of bytes of UTF-8, by which codes are sorted. */
const LAST = "\u{10ffff}";

/** The dossiers and feedbacks whose code begins so; undefined: too many to look at. */
export async function dossiersByCode(db: Kysely<Database>, prefix: string): Promise<ReadonlySet<number> | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from dossier where code >= ${prefix} and code < ${prefix + LAST} limit ${MOST_FOUND + 1}`.execute(db);
  return rows.length > MOST_FOUND ? undefined : new Set(rows.map(({ id }) => id));
}
