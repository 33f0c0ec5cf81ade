import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // Raised in every transaction that changes a directive: nodes follow the table by it.
  `create table directive_head (
     id int4 primary key check (id = 1),
     version int8 not null) with (fillfactor = 10)`,
  `insert into directive_head (id, version) values (1, 0)`,
  // `from_unit`: in whose name it was sent, null: above all units. `notice_at`: when the next notice is due, null: none.
  `create table directive (
     id int generated always as identity primary key,
     unit int not null references unit,
     from_unit int references unit,
     sent_by text,
     words text not null,
     due_at int8 not null,
     dossiers text not null,
     alert text,
     state text not null,
     sent_at int8 not null,
     seen_at int8,
     accepted_at int8,
     reported_at int8,
     closed_at int8,
     notice_at int8,
     version int8 not null)`,
  `create index directive_unit on directive (unit, id)`,
  `create index directive_version on directive (version)`,
  `create index directive_notice_at on directive (notice_at) where notice_at is not null`,
  `create table directive_step (
     directive int not null references directive,
     seq int not null,
     at int8 not null,
     action text not null,
     state text not null,
     by_kind text not null,
     by_id text,
     by_name text,
     comment text,
     primary key (directive, seq))`,
  // What is to be told by the channels; the id says which notice of which directive, so that it is told once.
  `create table directive_notice (
     id text primary key,
     directive int not null references directive,
     kind text not null,
     due_at int8 not null,
     made_at int8 not null)`,
  `create index directive_notice_directive on directive_notice (directive)`,
];

export const directives: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
