import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create table screen (
     id int generated always as identity primary key,
     name text not null,
     unit int not null references unit,
     scene text not null,
     approved_by text not null,
     created_at int8 not null,
     address text,
     last_seen_at int8,
     reload_at int8)`,
  // Several may hold at once: the old one until the new one has proved to be kept.
  `create table screen_credential (
     id int8 generated always as identity primary key,
     hash text not null unique,
     screen int not null references screen on delete cascade,
     made_at int8 not null,
     used_at int8,
     ends_at int8)`,
  `create index screen_credential_screen on screen_credential (screen)`,
  `create table screen_request (
     device_hash text primary key,
     user_code text not null unique,
     asked_at int8 not null,
     expires_at int8 not null,
     polled_at int8,
     interval_s int not null,
     address text not null,
     network text not null,
     agent text,
     state text not null,
     screen int references screen on delete cascade)`,
  `create index screen_request_expires on screen_request (expires_at)`,
  `create index screen_request_screen on screen_request (screen)`,
  `create table screen_line (
     node text not null,
     screen int not null references screen on delete cascade,
     seen_at int8 not null,
     primary key (node, screen))`,
  `create index screen_line_screen on screen_line (screen)`,
];

export const screens: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
