import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveState } from "../../src/boards/live-state.ts";
import { readBoard } from "../../src/boards/read-board.ts";
import { migrate } from "../../src/database/migrate.ts";
import { foundation } from "../../src/database/migrations/0001-foundation.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { matchRules } from "../../src/ledger/match-rules.ts";
import { Projector } from "../../src/ledger/projector.ts";
import { restoreState } from "../../src/ledger/restore.ts";
import { verify } from "../../src/ledger/verify.ts";
import { addShippedCalendar, loadReference } from "../../src/reference/load-reference.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { commit, madeUpSteps, vietnam } from "./stored-steps.test-support.ts";

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openFresh();
});
afterAll(() => opened.close());

const NOW = Date.parse("2026-03-04T05:00:00Z");
const log = pino({ level: "silent" });
const day = Math.floor(NOW / 86_400_000);

test("numbers stored in the form of an earlier version are made anew from the events at the first start", async () => {
  const { db } = opened;
  const first = new Migrator({ db, provider: { getMigrations: async () => ({ "0001-foundation": foundation }) } });
  expect((await first.migrateToLatest()).error).toBeUndefined();
  await sql`insert into unit (code, doc) values ('P', '{"code":"P","name":"P","kind":"province"}')`.execute(db);
  await sql`insert into feed (unit, name, token_hash, created_at) values (1, 'F', 'h', 0)`.execute(db);
  await sql`insert into procedure (code, version) values ('1', 0)`.execute(db);
  await sql`insert into dossier (kind, code, events) values (0, 'A', 2), (0, 'B', 1)`.execute(db);
  await sql`
    insert into event (dossier, time, source, id, type, unit, feed, recorded_at, procedure, procedure_version, calendar, data) values
      (1, ${NOW - 5000}, '/units/P', '1', 0, 1, 1, ${NOW - 5000}, 16, 0, 1, '{"procedure":"1","channel":"counter"}'),
      (1, ${NOW - 4000}, '/units/P', '2', 6, 1, 1, ${NOW - 4000}, null, null, null, '{"method":"online"}'),
      (2, ${NOW - 3000}, '/units/P', '3', 0, 1, 1, ${NOW - 3000}, 16, 0, 1, '{"procedure":"1","channel":"postal"}')`.execute(
    db,
  );
  await sql`insert into setting values ('numberRules', '1 Asia/Ho_Chi_Minh')`.execute(db);
  // What is in them does not matter any more.
  await sql`insert into rollup_day (day, position, steps) values (1, 1, '\\x01'::bytea)`.execute(db);
  await sql`insert into rollup_state (id, position, arrivals) values (1, 1, '[[1,5]]')`.execute(db);
  await sql`insert into ledger (recorded_at, steps, units) values (1, '\\x01'::bytea, '{1}')`.execute(db);

  await opened.exclusively(migrate);
  await addShippedCalendar(db, 0);
  await matchRules(db, vietnam, NOW, log);

  const reference = await loadReference(db, vietnam);
  expect(await verify(db, reference)).toMatchObject({ events: 3, dossiers: 2, differences: [] });
  for (let starts = 0; starts < 2; starts += 1) {
    const state = new LiveState(reference);
    await restoreState(db, state);
    const board = readBoard(state, { unit: 1, period: { from: day, to: day }, now: NOW });
    expect(board?.measures).toMatchObject({ received: 2, receivedPostal: 1, inProgress: 2, paid: 1, paidOnline: 1 });
    expect(state.arrivals.get(1)).toBe(NOW - 3000);
    await new Projector({ db, zone: vietnam, clock: { now: () => NOW }, retentionMs: 0 }).run();
  }
});

test("a step too many, too few or in another place is found, in rows and in segments", async () => {
  const { db } = opened;
  const reference = await loadReference(db, vietnam);
  const found = async (): Promise<number> => (await verify(db, reference)).differenceCount;
  expect(await found()).toBe(0);
  const segments = await db.selectFrom("rollup_segment").selectAll().execute();
  const [one] = segments;
  if (one === undefined) throw new Error("nothing was folded");
  await sql`delete from rollup_segment where day = ${one.day} and part = ${one.part}`.execute(db);
  expect(await found()).toBeGreaterThan(0);
  await sql`insert into rollup_segment (day, part, steps) values (${one.day + 1}, 1, ${one.steps}::bytea)`.execute(db);
  const moved = await verify(db, reference);
  expect(moved.differences.some((line) => line.endsWith("too many stored"))).toBe(true);
  expect(moved.differences.some((line) => line.endsWith("too few stored"))).toBe(true);
  await sql`delete from rollup_segment where day = ${one.day + 1} and part = 1`.execute(db);
  await sql`insert into rollup_segment (day, part, steps) values (${one.day}, ${one.part}, ${one.steps}::bytea)`.execute(
    db,
  );
  expect(await found()).toBe(0);
  await commit(db, NOW, [1], madeUpSteps(1, 1));
  expect(await found()).toBe(1);
});
