import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // Repetitions leave nothing else behind. One row for a day of a feed and a unit, however many there were.
  `create table duplicate_count (
     unit int4 not null,
     day int4 not null,
     feed int4 not null,
     count int8 not null,
     primary key (unit, day, feed)) with (fillfactor = 50)`,
];

export const duplicates: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
