import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // How many codes of screens somebody has tried that no screen shows, until when that counts.
  `create table screen_guess (
     guesser text primary key,
     until int8 not null,
     wrong int4 not null)`,
  `create index screen_guess_until on screen_guess (until)`,
];

export const screenGuesses: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
