import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // Raised in every transaction that changes a rule, an alert or a silence: its lock puts them all in one order, and
  // nodes read what is new by it.
  `create table alert_head (
     id int4 primary key check (id = 1),
     version int8 not null) with (fillfactor = 10)`,
  `insert into alert_head (id, version) values (1, 0)`,
  // Every version of every rule; the last one holds. Without a document it is that the rule was deleted.
  `create table alert_rule (
     id text not null,
     version int not null,
     unit int not null references unit,
     doc text,
     changed_by text,
     changed_at int8 not null,
     reason text,
     is_last boolean not null,
     primary key (id, version))`,
  `create unique index alert_rule_last on alert_rule (id) where is_last`,
  `create table alert (
     id int8 generated always as identity primary key,
     rule text not null,
     rule_version int not null,
     unit int not null references unit,
     state text not null,
     severity text not null,
     value float8,
     since int8 not null,
     fired_at int8,
     resolved_at int8,
     acknowledged_by text,
     acknowledged_at int8,
     comment text,
     assigned_to text,
     escalated_at int8,
     is_flapping boolean not null,
     inhibited_by int,
     silence int8,
     machine text not null,
     is_open boolean not null,
     version int8 not null)`,
  // What the machine goes on from: one for each rule and unit.
  `create unique index alert_open on alert (rule, unit) where is_open`,
  `create index alert_version on alert (version)`,
  `create index alert_resolved on alert (resolved_at)`,
  `create table silence (
     id int8 generated always as identity primary key,
     unit int references unit,
     rule text,
     until int8 not null,
     reason text not null,
     created_by text,
     created_at int8 not null,
     ended_at int8)`,
  `create index silence_until on silence (until) where ended_at is null`,
  // What people have to be told, written with the state that causes it; its id is the same however often it is sent.
  `create table alert_notification (
     id int8 generated always as identity primary key,
     created_at int8 not null,
     due_at int8 not null,
     rule text not null,
     unit int not null references unit,
     audience text not null,
     kind text not null,
     severity text not null,
     doc text not null)`,
  `create index alert_notification_created on alert_notification (created_at)`,
];

export const alerts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
