import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dropOldDuplicates, duplicatesOf, duplicatesSince } from "../../src/connection/duplicate-store.ts";
import { DuplicateTally } from "../../src/connection/duplicate-tally.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { openFresh } from "../fresh-database.test-support.ts";

const log = pino({ level: "silent" });
const [UNIT, OTHER, FEED] = [1, 2, 7];

let database: OpenDatabase;
beforeAll(async () => {
  database = await openFresh();
  await migrate(database.db);
});
afterAll(() => database.close());

const tallyOf = (day: number): DuplicateTally => new DuplicateTally({ db: database.db, log, today: () => day });

async function counted(from = 0): Promise<number[][]> {
  const rows = await duplicatesOf(database.db, [UNIT, OTHER], from);
  return rows.map(({ unit, day, count }) => [unit, day, count]).sort();
}

test("CON-4: what one process counted is there for the next, and two of them add up", async () => {
  const first = tallyOf(100);
  first.add(FEED, [UNIT, UNIT, OTHER]);
  await first.stop();
  const [second, third] = [tallyOf(100), tallyOf(101)];
  second.add(FEED, [UNIT]);
  third.add(FEED, [UNIT]);
  await Promise.all([second.write(), third.write()]);
  expect(await counted()).toEqual([
    [UNIT, 100, 3],
    [UNIT, 101, 1],
    [OTHER, 100, 1],
  ]);
  expect(await counted(101)).toEqual([[UNIT, 101, 1]]);
  await dropOldDuplicates(database.db, 191);
  expect(await counted()).toEqual([[UNIT, 101, 1]]);
});

test("what cannot be written is kept for the next time", async () => {
  const tally = tallyOf(200);
  tally.add(FEED, [UNIT]);
  const { db } = database;
  await db.schema.alterTable("duplicate_count").renameTo("duplicate_count_away").execute();
  await tally.write();
  await db.schema.alterTable("duplicate_count_away").renameTo("duplicate_count").execute();
  tally.add(FEED, [UNIT]);
  await tally.stop();
  expect(await counted(200)).toEqual([[UNIT, 200, 2]]);
});

test("since when is said once and for all", async () => {
  expect(await duplicatesSince(database.db, 1000)).toBe(1000);
  expect(await duplicatesSince(database.db, 2000)).toBe(1000);
});
