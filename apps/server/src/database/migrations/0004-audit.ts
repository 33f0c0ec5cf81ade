import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

const STATEMENTS = [
  `create table audit (
     id int8 generated always as identity primary key,
     at int8 not null,
     actor_kind text not null,
     actor_id text,
     actor_name text,
     action text not null,
     object text,
     unit int,
     address text,
     before text,
     after text)`,
  `create index audit_at on audit (at, id)`,
  `create index audit_unit on audit (unit, at, id)`,
  `create index audit_action on audit (action, at, id)`,
  // Append-only for everybody, the server's own role included: what is written stays as it was written.
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'the audit trail is append-only' using errcode = '42501';
   end $$`,
  `create trigger audit_append_only before update or delete on audit
     for each row execute function refuse_change()`,
  `create trigger audit_no_truncate before truncate on audit
     for each statement execute function refuse_change()`,
];

export const audit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
