import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // Of a day there is one long segment, and short ones of what moved since; their sum is what counts. `part` tells them
  // apart: the position of the newest ledger row in it.
  `create table rollup_segment (
     day int4 not null,
     part int8 not null,
     steps bytea not null,
     primary key (day, part))`,
  `alter table rollup_segment alter column steps set storage external`,
  // The last accepted events up to the checkpoint (ledger/last-taken.ts).
  `alter table rollup_state add column recent bytea not null default ''`,
  `insert into rollup_state (id, position, arrivals) values (1, 0, '[]') on conflict (id) do nothing`,
  // What was stored in the form before is made again from the events at the start: see ledger/match-rules.ts.
  `update setting set value = 'before segments' where key = 'numberRules'`,
  `drop table rollup_day`,
];

export const segments: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
