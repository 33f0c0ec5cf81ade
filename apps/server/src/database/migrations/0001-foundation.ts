import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create table setting (key text primary key, value text not null)`,
  `create table unit (
     id int generated always as identity primary key,
     code text collate "C" not null unique,
     doc text not null)`,
  // Numbers under 16 are not procedures: see FEEDBACK_PROCEDURE and NO_PROCEDURE of the domain.
  `create table procedure (
     id int generated always as identity (start with 16) primary key,
     code text collate "C" not null unique,
     version int not null,
     doc text)`,
  `create table procedure_version (
     procedure int not null references procedure,
     version int not null,
     amount float8 not null,
     unit text not null,
     primary key (procedure, version))`,
  `create table calendar (
     version int generated always as identity primary key,
     doc text not null,
     recorded_at int8 not null)`,
  `create table feed (
     id int generated always as identity primary key,
     unit int not null references unit,
     name text not null,
     token_hash text not null unique,
     created_at int8 not null,
     revoked_at int8)`,
  // kind: 0 a dossier, 1 a feedback. events: how many it has, the version of whatever is cached of it.
  `create table dossier (
     id int generated always as identity primary key,
     kind int2 not null,
     code text collate "C" not null,
     events int not null default 0,
     unique (code, kind))`,
  `create table event (
     dossier int not null,
     time int8 not null,
     source text collate "C" not null,
     id text collate "C" not null,
     type int2 not null,
     unit int not null,
     feed int not null,
     recorded_at int8 not null,
     procedure int,
     procedure_version int,
     calendar int,
     to_unit int,
     data text not null,
     primary key (source, id))`,
  `create index event_dossier on event (dossier)`,
  `create index event_recorded on event using brin (recorded_at)`,
  `create index event_procedure on event (procedure) where procedure is not null and procedure_version = 0`,
  `create table ledger (
     position int8 generated always as identity primary key,
     recorded_at int8 not null,
     steps bytea not null,
     units int[] not null)`,
  `alter table ledger alter column steps set storage external`,
  `create table rollup_day (day int primary key, position int8 not null, steps bytea not null)`,
  `alter table rollup_day alter column steps set storage external`,
  `create table rollup_state (id int primary key check (id = 1), position int8 not null, arrivals text not null)`,
  `create table fault (
     id int8 generated always as identity primary key,
     kind text not null,
     unit int not null,
     other_unit int,
     feed int not null,
     dossier int,
     subject text,
     source text,
     event_id text,
     type text,
     time text,
     recorded_at int8 not null,
     code text,
     path text,
     message text not null)`,
  `create index fault_dossier on fault (dossier) where dossier is not null`,
  `create index fault_unit on fault (unit, recorded_at)`,
  `create index fault_other_unit on fault (other_unit, recorded_at) where other_unit is not null`,
];

export const foundation: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
