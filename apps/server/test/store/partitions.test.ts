import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { partitionMonth } from "../../src/database/month.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { makePartitions } from "../../src/database/partitions.ts";
import { openFresh } from "../fresh-database.test-support.ts";

const NOW = Date.parse("2026-03-31T23:59:59.999Z");
const MARCH = partitionMonth(NOW);

let opened: OpenDatabase;
beforeEach(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
});
afterEach(() => opened.close());

/** Months that have a partition of their own, in order. */
async function months(): Promise<number[]> {
  const { rows } = await sql<{ name: string }>`
    select relname::text as name from pg_inherits join pg_class on oid = inhrelid
    where inhparent = 'event'::regclass and relname <> 'event_rest'`.execute(opened.db);
  return rows.map(({ name }) => Number(name.replace("event_m", ""))).sort((a, b) => a - b);
}

/** Stores an event of a dossier that was first heard of in a month; returns where it lies. */
async function placeOf(month: number): Promise<string | undefined> {
  const { rows } = await sql<{ place: string }>`
    insert into event (opened, dossier, seq, time, source, id, type, unit, feed, recorded_at, data)
    values (${month}::int4, ${month}::int4, 1, 0, '/units/P', 'e', 0, 1, 1, 0, '{}') returning tableoid::regclass::text as place`.execute(
    opened.db,
  );
  return rows[0]?.place;
}

test("a month has its partition long before it begins, and gets it once", async () => {
  expect(MARCH).toBe(56 * 12 + 2);
  expect(await makePartitions(opened.db, NOW)).toBe(0);
  const year = Array.from({ length: 14 }, (_, index) => MARCH - 1 + index);
  expect(await months()).toEqual(year);
  for (const month of year) expect(await placeOf(month)).toBe(`event_m${month}`);

  expect(await makePartitions(opened.db, NOW)).toBe(0);
  expect(await months()).toEqual(year);
  expect(await makePartitions(opened.db, NOW + 1)).toBe(0);
  expect(await months()).toEqual([...year, MARCH + 13]);
});

test("a month that came before its partition keeps its dossiers together, and stands in nobody's way", async () => {
  expect(await placeOf(MARCH)).toBe("event_rest");
  expect(await makePartitions(opened.db, NOW)).toBe(0);
  expect(await months()).not.toContain(MARCH);
  expect(await months()).toContain(MARCH + 1);
  const { rows } = await sql<{ place: string }>`
    insert into event select opened, dossier, 2, time, source, 'later', type, unit, feed, recorded_at, null, null, null, null, data
    from event returning tableoid::regclass::text as place`.execute(opened.db);
  expect(rows).toEqual([{ place: "event_rest" }]);
});
