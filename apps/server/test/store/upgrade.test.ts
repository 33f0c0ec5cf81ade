import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { foundation } from "../../src/database/migrations/0001-foundation.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { openFresh } from "../fresh-database.test-support.ts";

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openFresh();
});
afterAll(() => opened.close());

test("a database of the first version keeps its events, in order, with their identities and months", async () => {
  const { db } = opened;
  const first = new Migrator({ db, provider: { getMigrations: async () => ({ "0001-foundation": foundation }) } });
  expect((await first.migrateToLatest()).error).toBeUndefined();
  await sql`insert into dossier (kind, code, events) values (0, 'A', 2), (0, 'B', 1), (0, 'empty', 0)`.execute(db);
  const january = Date.parse("2026-01-31T23:59:59.999Z");
  await sql`
    insert into event (dossier, time, source, id, type, unit, feed, recorded_at, data) values
      (1, 5, '/units/P', 'later', 1, 1, 1, ${january + 1}, '{}'),
      (1, 9, '/units/P', 'sooner', 0, 1, 1, ${january}, '{"a": "b\\"c"}'),
      (2, 7, '/units/P', 'third', 0, 1, 1, ${january + 1}, '{}')`.execute(db);
  await sql`insert into ledger (recorded_at, steps, units) values (1, '\\x01'::bytea, '{1}'), (2, '\\x01'::bytea, '{}')`.execute(
    db,
  );

  await opened.exclusively(migrate);

  const events = await sql`
    select d.code, e.opened, d.opened as dossier_opened, e.seq, e.id, e.data, k.key is not null as keyed
    from event e join dossier d on d.id = e.dossier left join event_key k on k.key = event_key_of(e.source, e.id)
    order by d.code, e.seq`.execute(db);
  const [month, next] = [56 * 12, 56 * 12 + 1];
  expect(events.rows).toEqual([
    { code: "A", opened: month, dossier_opened: month, seq: 1, id: "sooner", data: '{"a": "b\\"c"}', keyed: true },
    { code: "A", opened: month, dossier_opened: month, seq: 2, id: "later", data: "{}", keyed: true },
    { code: "B", opened: next, dossier_opened: next, seq: 1, id: "third", data: "{}", keyed: true },
  ]);
  expect((await sql`select position, reference, epoch from ledger_head`.execute(db)).rows).toEqual([
    { position: 2, reference: 1, epoch: 1 },
  ]);
  // A second time there is nothing to do.
  await opened.exclusively(migrate);
});

test("a migration that came to be beside others, with a lower number than theirs, is made", async () => {
  const between: Migration = {
    async up(db) {
      await sql`create table came_between (id int)`.execute(db);
    },
  };
  await opened.exclusively((db) => migrate(db, { "0001-foundation-and": between }));
  expect((await sql`select to_regclass('came_between') is not null as made`.execute(opened.db)).rows).toEqual([
    { made: true },
  ]);
  await opened.exclusively(migrate);
});
