import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // Units stand in them by their ids.
  `alter table screen
     add column playlist jsonb not null default '[]',
     add column schedule jsonb not null default '[]',
     add column look jsonb`,
  `alter table screen_line add column connected_at int8`,
  `create table screen_drive (
     screen int primary key references screen on delete cascade,
     driver text not null,
     name text not null,
     since int8 not null,
     commanded_at int8 not null,
     state jsonb not null)`,
  `create table screen_report (
     screen int primary key references screen on delete cascade,
     at int8 not null,
     report jsonb not null)`,
  // Raised by every command to a screen. Beside that of access: what somebody may do need not be asked again for each.
  `create table screen_head (
     id int4 primary key check (id = 1),
     version int8 not null) with (fillfactor = 10)`,
  `insert into screen_head (id, version) values (1, 0)`,
];

export const drivenScreens: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
