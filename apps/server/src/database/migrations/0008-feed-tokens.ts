import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // Tokens that a newer one has taken the place of, and which hold until the feed has it: a token changes without a gap.
  `create table feed_older_token (
     hash text primary key,
     feed int not null references feed,
     until int8 not null)`,
  // Which feeds are connected to a node, beside the units that they are registered for.
  `alter table node add column feeds int4[] not null default '{}'`,
  // What a feed was refused, by feed: the administrator asks for it.
  `create index fault_rejected on fault (feed, recorded_at) where kind = 'rejected'`,
];

export const feedTokens: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
