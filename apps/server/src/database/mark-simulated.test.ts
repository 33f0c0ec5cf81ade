import { afterEach, beforeEach, expect, test } from "vitest";
import { openFresh } from "../../test/fresh-database.test-support.ts";
import { markSimulated } from "./mark-simulated.ts";
import { migrate } from "./migrate.ts";
import type { OpenDatabase } from "./open-database.ts";

let opened: OpenDatabase;

beforeEach(async () => {
  opened = await openFresh();
  await migrate(opened.db);
});

afterEach(() => opened.close());

test("a database of the demo says so for ever, whoever opens it", async () => {
  expect(await markSimulated(opened.db, false)).toBe(false);
  expect(await markSimulated(opened.db, true)).toBe(true);
  expect(await markSimulated(opened.db, false)).toBe(true);
});

test("the demo refuses a database that holds real events", async () => {
  const event = {
    opened: 0,
    seq: 1,
    dossier: 1,
    time: 0,
    source: "/units/A",
    id: "1",
    type: 0,
    unit: 1,
    feed: 1,
    recorded_at: 0,
    data: "{}",
  };
  await opened.db
    .insertInto("event")
    .values({ ...event, procedure: null, procedure_version: null, calendar: null, to_unit: null })
    .execute();
  await expect(markSimulated(opened.db, true)).rejects.toThrow("real units or events");
});
