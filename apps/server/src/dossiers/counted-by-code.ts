import type { CountedList } from "@ioc/domain/board/counted-dossiers.ts";
import { type Kysely, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";

/** More codes than these begin with a text that is too short to search by. */
const MOST_FOUND = 50_000;

/** Above every character that a code may have, in the order of bytes of UTF-8, by which codes are sorted. */
const LAST = "\u{10ffff}";

export interface ByCode {
  readonly db: Kysely<Database>;
  /** How the codes begin. */
  readonly prefix: string;
  /** Counts the list, of some dossiers alone or of all; undefined for an unknown unit. */
  readonly count: (among: ReadonlySet<number> | undefined) => CountedList | undefined;
  /** The list is of everything that there is: whose code begins so is all of it. */
  readonly isOfAll: boolean;
  readonly most?: number;
}

/**
 * Of a list what has a code that begins so. Too many is what the list has too many of: whatever other units have is
 * counted apart, where it is in the way.
 */
export async function countedByCode(asked: ByCode): Promise<CountedList | "unit" | "code"> {
  const { db, prefix, count, isOfAll, most = MOST_FOUND } = asked;
  const begins = sql`code >= ${prefix} and code < ${prefix + LAST}`;
  const { rows } = await sql<{ id: number }>`select id from dossier where ${begins} limit ${most + 1}`.execute(db);
  if (rows.length <= most) return count(new Set(rows.map(({ id }) => id))) ?? "unit";
  if (isOfAll) return "code";
  const counted = count(undefined);
  if (counted === undefined) return "unit";
  const own = new Set<number>();
  for (let from = 0; from < counted.dossiers.length; from += most) {
    const ids = counted.dossiers.slice(from, from + most).map(({ dossier }) => dossier);
    const found = await sql<{ id: number }>`
      select id from dossier where id = any(${numberArray(ids)}::text::int4[]) and ${begins}`.execute(db);
    for (const { id } of found.rows) own.add(id);
    if (own.size > most) return "code";
  }
  return { ...counted, dossiers: counted.dossiers.filter(({ dossier }) => own.has(dossier)) };
}
