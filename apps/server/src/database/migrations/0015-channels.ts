import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // `doc`: what it takes and whom it tells. Secrets are sealed by the key of the accounts; the older one signs, too, until then.
  `create table channel (
     id text primary key,
     unit int not null references unit,
     name text not null,
     kind text not null,
     doc text not null,
     is_enabled boolean not null,
     secret text,
     older_secret text,
     older_until int8,
     digested_at int8,
     created_at int8 not null)`,
  // One message for one channel. `source` says what it tells, so that the same thing is told there once; `next_at` is when it is tried
  // next, and while somebody tries it, when another may.
  `create table channel_delivery (
     id text primary key,
     seq int8 not null generated always as identity unique,
     channel text not null references channel on delete cascade,
     source text not null,
     kind text not null,
     title text not null,
     message text not null,
     state text not null,
     attempts int not null,
     made_at int8 not null,
     next_at int8 not null,
     tried_at int8,
     delivered_at int8,
     fault text,
     unique (channel, source))`,
  `create index channel_delivery_waiting on channel_delivery (channel, seq) where state = 'waiting'`,
  `create index channel_delivery_made on channel_delivery (made_at)`,
  // When what has to be told was handed to the channels; null: not yet. What was there before there were any is old news.
  ...["alert_notification", "directive_step", "directive_notice"].map(
    (table) => `alter table ${table} add column handed_at int8`,
  ),
  "update alert_notification set handed_at = created_at",
  "update directive_step set handed_at = at",
  "update directive_notice set handed_at = made_at",
  "create index alert_notification_unhanded on alert_notification (id) where handed_at is null",
  "create index directive_step_unhanded on directive_step (directive, seq) where handed_at is null",
  "create index directive_notice_unhanded on directive_notice (id) where handed_at is null",
];

export const channels: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
