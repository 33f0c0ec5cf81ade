import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  // One row, so that its lock gives changes an order, and a node sees by the version that there is another map.
  `create table unit_map (
     id int4 primary key check (id = 1),
     version int8 not null,
     shapes text)`,
  `insert into unit_map (id, version) values (1, 0)`,
];

export const unitMap: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
