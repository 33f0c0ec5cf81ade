import type { Day } from "@ioc/domain/time/civil-date.ts";
import { type Kysely, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";

export interface DuplicateCount {
  readonly unit: number;
  readonly day: Day;
  readonly feed: number;
  readonly count: number;
}

const SINCE_KEY = "duplicatesCountedSince";
/** As long as refused events are kept, days. */
const KEPT_DAYS = 90;

/** Adds to what is there; of several nodes each adds its own. */
export async function addDuplicates(db: Kysely<Database>, counts: readonly DuplicateCount[]): Promise<void> {
  // Rows are taken in one order, so that two nodes never wait for each other.
  const rows = counts.toSorted((a, b) => a.unit - b.unit || a.day - b.day || a.feed - b.feed);
  const column = (of: keyof DuplicateCount): string => numberArray(rows.map((row) => row[of]));
  await sql`
    insert into duplicate_count (unit, day, feed, count)
    select * from unnest(${column("unit")}::text::int4[], ${column("day")}::text::int4[], ${column("feed")}::text::int4[],
      ${column("count")}::text::int8[])
    on conflict (unit, day, feed) do update set count = duplicate_count.count + excluded.count`.execute(db);
}

/** Of some units, from a day on. */
export async function duplicatesOf(
  db: Kysely<Database>,
  units: readonly number[],
  from: Day,
): Promise<readonly DuplicateCount[]> {
  const { rows } = await sql<DuplicateCount>`
    select unit, day, feed, count from duplicate_count
    where unit = any(${[...units]}::int4[]) and day >= ${from}`.execute(db);
  return rows;
}

/** When counting began, ms: at the first start of a version that counts them. */
export async function duplicatesSince(db: Kysely<Database>, now: number): Promise<number> {
  await sql`insert into setting (key, value) values (${SINCE_KEY}, ${String(now)}) on conflict do nothing`.execute(db);
  const found = await db.selectFrom("setting").select("value").where("key", "=", SINCE_KEY).executeTakeFirst();
  return Number(found?.value ?? now);
}

export async function dropOldDuplicates(db: Kysely<Database>, today: Day): Promise<void> {
  await db
    .deleteFrom("duplicate_count")
    .where("day", "<", today - KEPT_DAYS)
    .execute();
}
