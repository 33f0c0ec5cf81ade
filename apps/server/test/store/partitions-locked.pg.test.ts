import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { makePartitions } from "../../src/database/partitions.ts";
import { openOnServer } from "../fresh-database.test-support.ts";

const FEBRUARY = Date.parse("2026-02-28T12:00:00Z");
const MARCH = Date.parse("2026-03-01T12:00:00Z");

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openOnServer(process.env["TEST_DATABASE_URL"] ?? "");
  await opened.exclusively(migrate);
});
afterAll(() => opened.close());

test("behind a long dump a new month is given up soon and made later, so that nobody stands in line behind it", async () => {
  expect(await makePartitions(opened.db, FEBRUARY)).toBe(0);
  const dump = new pg.Client({ connectionString: opened.url ?? "" });
  await dump.connect();
  try {
    await dump.query("begin; lock table event, event_rest in access share mode");
    expect(await makePartitions(opened.db, MARCH)).toBe(1);
    await dump.query("commit");
  } finally {
    await dump.end();
  }
  expect(await makePartitions(opened.db, MARCH)).toBe(0);
});
