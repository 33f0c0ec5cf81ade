import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create table service_token (
     id int generated always as identity primary key,
     name text not null,
     role text not null,
     unit int not null references unit,
     token_hash text not null unique,
     created_at int8 not null,
     revoked_at int8,
     last_used_at int8)`,
  `alter table feed add column last_used_at int8`,
  // Raised in every transaction that takes a session, a role or a screen away, or gives one: nodes watch it.
  `create table access_head (
     id int4 primary key check (id = 1),
     version int8 not null) with (fillfactor = 10)`,
  `insert into access_head (id, version) values (1, 0)`,
];

export const access: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
