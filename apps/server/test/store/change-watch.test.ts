import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ChangeWatch } from "../../src/cluster/change-watch.ts";
import { LocalMessenger } from "../../src/cluster/local-messenger.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { openFresh } from "../fresh-database.test-support.ts";

let database: OpenDatabase;
beforeAll(async () => {
  database = await openFresh();
  await migrate(database.db);
});
afterAll(() => database.close());

function watchOf(messenger: LocalMessenger, isEmbedded: boolean): ChangeWatch {
  return new ChangeWatch({ what: "access", db: database.db, messenger, log: pino({ level: "silent" }), isEmbedded });
}

/** Resolves when a watch has come to a version. */
function until(watch: ChangeWatch, version: number): Promise<void> {
  return new Promise((done) => {
    const look = (): void => (watch.version >= version ? done() : undefined);
    watch.onChange(look);
    look();
  });
}

async function versionInDatabase(): Promise<number> {
  return (await database.db.selectFrom("access_head").select("version").executeTakeFirstOrThrow()).version;
}

test("a change shows once it is committed, here and on nodes that no word reaches", async () => {
  const here = watchOf(new LocalMessenger(), true);
  const there = watchOf(new LocalMessenger(), false);
  const before = await versionInDatabase();
  await until(here, before);
  let seenBefore = 0;
  await database.db.transaction().execute(async (transaction) => {
    await here.changed(transaction);
    seenBefore = here.version;
  });
  expect(seenBefore).toBe(before);
  await Promise.all([until(here, before + 1), until(there, before + 1)]);
  await Promise.all([here.stop(), there.stop()]);
});

test("what was rolled back is no change; the next one is", async () => {
  const messenger = new LocalMessenger();
  const watch = watchOf(messenger, true);
  const before = await versionInDatabase();
  const rolledBack = database.db.transaction().execute(async (transaction) => {
    await watch.changed(transaction);
    throw new Error("undone");
  });
  await expect(rolledBack).rejects.toThrow("undone");
  expect(await versionInDatabase()).toBe(before);
  await watch.changed();
  await until(watch, before + 1);
  expect(watch.version).toBe(before + 1);
  await watch.stop();
});

test("a word of another node is as good as looking", async () => {
  const messenger = new LocalMessenger();
  const [one, other] = [watchOf(messenger, true), watchOf(messenger, true)];
  await one.changed();
  await until(other, await versionInDatabase());
  await Promise.all([one.stop(), other.stop()]);
});
