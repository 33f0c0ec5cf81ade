import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { readCheckpoint } from "../../src/ledger/checkpoint.ts";
import { PROJECTOR_NAME, type ProjectorOrder, ProjectorProcess } from "../../src/ledger/projector-process.ts";
import { openOnServer } from "../fresh-database.test-support.ts";
import { commit, emptyLedger, madeUpSteps, StepSums, storedSums, vietnam } from "./stored-steps.test-support.ts";

const NOW = 20_000 * 86_400_000;
const never = new AbortController().signal;

let opened: OpenDatabase;
let projector: ProjectorProcess;
beforeAll(async () => {
  opened = await openOnServer(process.env["TEST_DATABASE_URL"] ?? "");
  await opened.exclusively(migrate);
});
afterAll(() => opened.close());
beforeEach(() => emptyLedger(opened.db));

function open(more: { readonly idleMs?: number } = {}): ProjectorProcess {
  if (opened.url === null) throw new Error("a server has an address");
  const clock = { now: () => NOW };
  return new ProjectorProcess({ url: opened.url, zone: vietnam.name, clock, retentionMs: 0, ...more });
}
beforeEach(() => {
  projector = open();
  return () => projector.close();
});

async function position(): Promise<number> {
  return (await readCheckpoint(opened.db)).position;
}

test("a process of its own folds what the ledger holds, again and again", async () => {
  const all = new StepSums();
  for (let round = 0; round < 3; round += 1) {
    const steps = madeUpSteps(round * 100, 60);
    all.addAll(steps);
    await commit(opened.db, NOW - 1, [1], steps);
    await projector.run(never);
    expect(await position()).toBe(round + 1);
  }
  expect(await storedSums(opened.db)).toEqual(all.sorted);
});

test("what goes wrong in it is told, and the next run begins anew", async () => {
  await commit(opened.db, NOW, [1], madeUpSteps(1, 5));
  await opened.db.deleteFrom("ledger").execute();
  await commit(opened.db, NOW, [1], madeUpSteps(1, 5));
  await expect(projector.run(never)).rejects.toThrow("ledger row 1 is missing");
  await emptyLedger(opened.db);
  await commit(opened.db, NOW, [1], madeUpSteps(1, 5));
  await projector.run(never);
  expect(await position()).toBe(1);
});

test("a process that is ended in the midst of its work leaves all or nothing, and is followed by another", async () => {
  const all = new StepSums();
  for (let i = 0; i < 20; i += 1) {
    const steps = madeUpSteps(i * 50, 50);
    all.addAll(steps);
    await commit(opened.db, NOW - 1, [1], steps);
  }
  const running = projector.run(never);
  const ended = expect(running).rejects.toThrow("ended");
  await pause(0);
  await projector.close();
  await ended;
  expect(await storedSums(opened.db)).toEqual(all.sorted);
  await projector.run(never);
  expect(await position()).toBe(20);
  expect(await storedSums(opened.db)).toEqual(all.sorted);
});

test("a process without work ends by itself, and the next run has another", async () => {
  const idle = open({ idleMs: 0 });
  for (let round = 1; round <= 3; round += 1) {
    await commit(opened.db, NOW - 1, [1], madeUpSteps(round * 100, 20));
    await idle.run(never);
    expect(await position()).toBe(round);
    // Its connections go with it.
    await expect.poll(() => connections(), { timeout: 20_000, interval: 20 }).toBe(0);
  }
});

test("a signal that a terminal sends to all does not end it; the server's end does", async () => {
  const { url } = opened;
  if (url === null) throw new Error("a server has an address");
  await commit(opened.db, NOW - 1, [1], madeUpSteps(1, 5));
  const child = fork(new URL("../../src/ledger/projector-program.ts", import.meta.url), { execArgv: [] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const run = async (): Promise<unknown> => {
    child.send({ run: NOW, settings: { url, zone: vietnam.name, retentionMs: 0 } } satisfies ProjectorOrder);
    const [report] = await once(child, "message");
    return report;
  };
  expect(await run()).toEqual({ failed: null });
  child.kill("SIGINT");
  child.kill("SIGTERM");
  expect(await run()).toEqual({ failed: null });
  const exit = once(child, "exit");
  child.disconnect();
  expect(await exit).toEqual([0, null]);
});

async function connections(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int4 as count from pg_stat_activity
    where datname = current_database() and application_name = ${PROJECTOR_NAME}`.execute(opened.db);
  return rows[0]?.count ?? -1;
}

test("who is asked to stop before it began does not begin", async () => {
  await commit(opened.db, NOW, [1], madeUpSteps(1, 5));
  const stopped = new AbortController();
  stopped.abort();
  await expect(projector.run(stopped.signal)).rejects.toThrow();
  expect(await position()).toBe(0);
});
