import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // What number a directive is about: a hotspot is a unit and a field.
  `alter table directive add column field text, add column measure text`,
  // What people did about an alert; the alert itself keeps only how that stands now.
  `create table alert_deed (
     id int8 generated always as identity primary key,
     alert int8 not null references alert on delete cascade,
     at int8 not null,
     deed text not null,
     by_name text,
     to_name text,
     comment text)`,
  `create index alert_deed_alert on alert_deed (alert, id)`,
  // The history of an alert looks for what was told of it among what was told of its rule.
  `create index alert_notification_rule on alert_notification (rule, id)`,
];

export const peopleAct: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
