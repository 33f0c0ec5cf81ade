import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // One row: when somebody listened last, and up to when feeds of which units were connected.
  `create table line_memory (
     id int4 primary key default 1 check (id = 1),
     told_at int8 not null,
     lines text not null)`,
  // Whiles in which no node listened.
  `create table outage (began_at int8 primary key, ended_at int8 not null)`,
  // How the last test of where a channel leads went.
  `alter table channel add column last_test text`,
  // Of a mail that some have got: whom it is still to be sent to, and who has refused it for good.
  `alter table channel_delivery add column recipients text`,
];

export const remembered: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
