import pino from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { readCheckpoint } from "../../src/ledger/checkpoint.ts";
import { Projector } from "../../src/ledger/projector.ts";
import { ProjectorTimer } from "../../src/ledger/projector-timer.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { commit, emptyLedger, madeUpSteps, vietnam } from "./stored-steps.test-support.ts";

const NOW = 20_000 * 86_400_000;

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
});
afterAll(() => opened.close());
beforeEach(() => emptyLedger(opened.db));

function timer(isLeader: () => boolean): ProjectorTimer {
  const { db, kind } = opened;
  const projector = new Projector({ db, zone: vietnam, clock: { now: () => NOW }, retentionMs: 0 });
  return new ProjectorTimer({
    db,
    projector,
    isLeader,
    isEmbedded: kind === "embedded",
    log: pino({ level: "silent" }),
  });
}

test("a node that leads folds what is pending when it stops, another leaves it alone", async () => {
  for (let i = 0; i < 3; i += 1) await commit(opened.db, NOW, [1], madeUpSteps(i * 10, 5));
  const follower = timer(() => false);
  await follower.stop();
  expect(follower.pendingRows).toBeUndefined();
  expect((await readCheckpoint(opened.db)).position).toBe(0);
  const leader = timer(() => true);
  await leader.stop();
  expect((await readCheckpoint(opened.db)).position).toBe(3);
  expect([leader.runs, leader.failures]).toEqual([1, 0]);
});

test("what cannot be folded is told and stops nothing", async () => {
  await commit(opened.db, NOW, [1], madeUpSteps(1, 5));
  await opened.db.deleteFrom("ledger").execute();
  await commit(opened.db, NOW, [1], madeUpSteps(1, 5));
  const leader = timer(() => true);
  await leader.stop();
  expect([leader.runs, leader.failures]).toEqual([0, 1]);
});
