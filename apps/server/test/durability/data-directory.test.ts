import { watch } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { openEmbedded } from "../../src/database/open-embedded.ts";
import { call, provision, UNITS } from "./province.test-support.ts";
import { emptyDirectory, ServerProcess } from "./server-process.test-support.ts";

/** Servers start one after another, on a machine that may be busy. */
const MOST_MS = 240_000;

test("a second server on the same data directory says so and ends; after kill -9 the next one starts", {
  timeout: MOST_MS,
}, async () => {
  const dataDir = await emptyDirectory();
  const first = new ServerProcess(dataDir);
  const url = await first.ready();
  await provision(url);

  const second = new ServerProcess(dataDir);
  expect(await second.exited).toEqual({ code: 1, signal: null });
  expect(second.output).toContain(`The data directory ${dataDir} is in use by another process`);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);

  first.kill();
  expect(await first.exited).toEqual({ code: null, signal: "SIGKILL" });
  const third = new ServerProcess(dataDir);
  expect(await call(await third.ready(), "GET", "units")).toMatchObject({ items: { length: UNITS.length } });
});

test("killed while it makes its database, the server starts by itself the next time", {
  timeout: MOST_MS,
}, async () => {
  const dataDir = await emptyDirectory();
  await mkdir(dataDir, { recursive: true });
  // The files of an empty database are about a thousand.
  for (const change of [200, 900]) {
    const server = new ServerProcess(dataDir);
    killAtChange(server, change);
    await server.said('"msg":"ready"');
    server.kill();
    await server.exited;
  }
  const server = new ServerProcess(dataDir);
  expect(await call(await server.ready(), "GET", "units")).toEqual({ items: [] });
});

test("killed while the database wrote its own lock, the server starts by itself the next time", async () => {
  const dataDir = await emptyDirectory();
  await opens(dataDir);
  await writeFile(join(dataDir, "postgres", "postmaster.pid"), "");
  await opens(dataDir);
});

async function opens(dataDir: string): Promise<void> {
  const { db, close } = await openEmbedded(dataDir);
  await migrate(db);
  expect(await db.selectFrom("unit").selectAll().execute()).toEqual([]);
  await close();
}

function killAtChange(server: ServerProcess, count: number): void {
  let left = count;
  const watcher = watch(server.dataDir, { recursive: true }, () => {
    left -= 1;
    if (left === 0) server.kill();
  });
  void server.exited.then(() => watcher.close());
}
