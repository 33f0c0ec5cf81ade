import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { stepsOf } from "@ioc/domain/cube/step-segment.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { inSnapshot } from "../../src/database/snapshot.ts";
import { moveCheckpoint, readCheckpoint } from "../../src/ledger/checkpoint.ts";
import { takenEvents } from "../../src/ledger/last-taken.ts";
import { readPending } from "../../src/ledger/pending.ts";
import { Projector } from "../../src/ledger/projector.ts";
import { readStoredSteps } from "../../src/ledger/stored-steps.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { commit, emptyLedger, madeUpSteps, StepSums, storedSums, vietnam } from "./stored-steps.test-support.ts";

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
});
afterAll(() => opened.close());
beforeEach(() => emptyLedger(opened.db));

const NOW = 20_000 * 86_400_000;

function projector(options: { retentionMs?: number; stepsAtOnce?: number; now?: number } = {}): Projector {
  const { retentionMs = 0, stepsAtOnce = 50, now = NOW } = options;
  return new Projector({ db: opened.db, zone: vietnam, clock: { now: () => now }, retentionMs, stepsAtOnce });
}

/** Commits rows of made-up steps and returns them all. */
async function commitRows(count: number, options: { from?: number; at?: number } = {}): Promise<DossierStep[][]> {
  const rows: DossierStep[][] = [];
  for (let i = 0; i < count; i += 1) {
    const number = (options.from ?? 0) + i;
    const steps = madeUpSteps(number * 100, number % 3 === 0 ? 40 : 3);
    rows.push(steps);
    await commit(opened.db, (options.at ?? NOW) - count + i, [1 + (i % 3)], steps);
  }
  return rows;
}

async function positions(): Promise<number[]> {
  const rows = await opened.db.selectFrom("ledger").select("position").orderBy("position").execute();
  return rows.map(({ position }) => position);
}

function stopAfter(transactions: number) {
  let left = transactions;
  return {
    throwIfAborted() {
      left -= 1;
      if (left < 0) throw new Error("stopped");
    },
  };
}

describe("the ledger is folded into days", () => {
  test("and what is stored stays the same, however often, and whenever segments are made into one", async () => {
    const sums = new StepSums();
    let from = 0;
    for (let run = 0; run < 40; run += 1) {
      for (const steps of await commitRows(2, { from })) sums.addAll(steps);
      from += 2;
      await projector({ stepsAtOnce: run % 2 === 0 ? 1 : 1000 }).run();
      if (run % 5 === 0) expect(await storedSums(opened.db)).toEqual(sums.sorted);
    }
    expect(await storedSums(opened.db)).toEqual(sums.sorted);
    expect(await positions()).toEqual([]);
    const most = await sql<{ count: number }>`
      select count(*)::int4 as count from rollup_segment group by day order by 1 desc limit 1`.execute(opened.db);
    expect(most.rows[0]?.count).toBeLessThanOrEqual(26);
    const before = await opened.db.selectFrom("rollup_segment").selectAll().orderBy("day").orderBy("part").execute();
    await projector().run();
    expect(await opened.db.selectFrom("rollup_segment").selectAll().orderBy("day").orderBy("part").execute()).toEqual(
      before,
    );
  });

  test("a day on which all came to nothing has no segment", async () => {
    const steps = madeUpSteps(1, 20);
    await commit(opened.db, NOW, [1], steps);
    await commit(
      opened.db,
      NOW,
      [1],
      steps.map((step) => ({ ...step, delta: -step.delta })),
    );
    await projector({ stepsAtOnce: 1000 }).run();
    expect(await opened.db.selectFrom("rollup_segment").select("day").execute()).toEqual([]);
    expect((await readCheckpoint(opened.db)).position).toBe(2);
  });

  test("stopped after any of its transactions it has folded what it had, and the rest is there", async () => {
    const sums = new StepSums();
    for (const steps of await commitRows(12)) sums.addAll(steps);
    for (let transactions = 0; ; transactions += 1) {
      const stopped = await projector({ stepsAtOnce: 20 })
        .run(stopAfter(transactions))
        .then(
          () => false,
          (error: Error) => error.message === "stopped",
        );
      expect(await storedSums(opened.db)).toEqual(sums.sorted);
      if (!stopped) break;
    }
    await projector().run();
    expect(await positions()).toEqual([]);
  });

  test("by several at once, as by one; what is read meanwhile is one moment", async () => {
    const rows: DossierStep[][] = [[]];
    rows.push(...(await commitRows(20)));
    const feeding = commitRows(25, { from: 20 }).then((more) => rows.push(...more));
    const seen: { position: number; sums: StepSums }[] = [];
    const reading = (async () => {
      for (let i = 0; i < 12; i += 1) {
        const sums = new StepSums();
        let position = 0;
        await inSnapshot(opened.db, (snapshot) =>
          readStoredSteps(snapshot, {
            checkpoint: (checkpoint) => {
              position = checkpoint.position;
            },
            segment: (day, segment) => sums.addAll(stepsOf(day, segment)),
            row: (row, steps) => {
              expect(row.position).toBe(position + 1);
              position = row.position;
              sums.addAll(steps);
            },
          }),
        );
        seen.push({ position, sums });
      }
    })();
    await Promise.all([1, 2, 3].map((n) => projector({ stepsAtOnce: n * 10 }).run()));
    await Promise.all([feeding, reading]);
    await Promise.all([1, 2, 3].map((n) => projector({ stepsAtOnce: n * 25 }).run()));
    const upTo = (position: number): StepSums["sorted"] =>
      rows.slice(0, position + 1).reduce((sums, steps) => sums.addAll(steps), new StepSums()).sorted;
    for (const { position, sums } of seen) expect(sums.sorted).toEqual(upTo(position));
    expect(await storedSums(opened.db)).toEqual(upTo(45));
    expect((await readCheckpoint(opened.db)).position).toBe(45);
    expect(await positions()).toEqual([]);
  });

  test("one that was overtaken between reading and writing writes nothing", async () => {
    await commitRows(3);
    const stale = await readCheckpoint(opened.db);
    await projector().run();
    const moved = await opened.db
      .transaction()
      .execute((db) => moveCheckpoint(db, stale.position, { position: 2, arrivals: new Map(), recent: [] }));
    expect(moved).toBe(false);
    expect((await readCheckpoint(opened.db)).position).toBe(3);
  });

  test("a row that is missing stops it; nothing is built on a gap", async () => {
    await commitRows(5);
    await sql`delete from ledger where position = 3`.execute(opened.db);
    await expect(projector({ stepsAtOnce: 1 }).run()).rejects.toThrow("ledger row 3 is missing");
    expect((await readCheckpoint(opened.db)).position).toBe(2);
  });
});

describe("what is kept of the ledger", () => {
  test("rows stay for the time given, without gaps, whatever the clocks of the nodes said", async () => {
    const minute = 60_000;
    for (const ago of [50, 30, 31, 9, 12, 5]) await commit(opened.db, NOW - ago * minute, [1], madeUpSteps(ago, 2));
    await projector({ retentionMs: 40 * minute }).run();
    expect(await positions()).toEqual([2, 3, 4, 5, 6]);
    // The fifth is older than ten minutes by its clock, and stays because the fourth does.
    await projector({ retentionMs: 10 * minute }).run();
    expect(await positions()).toEqual([4, 5, 6]);
    await projector({ retentionMs: minute }).run();
    expect(await positions()).toEqual([]);
  });

  test("no row is deleted that is not folded", async () => {
    await commitRows(4);
    await expect(projector({ stepsAtOnce: 1 }).run(stopAfter(2))).rejects.toThrow("stopped");
    expect((await readCheckpoint(opened.db)).position).toBe(2);
    expect(await positions()).toEqual([1, 2, 3, 4]);
    expect(await readPending(opened.db)).toMatchObject({ rows: 2 });
  });
});

test("the last arrival of each unit and the last events are known after their rows are gone", async () => {
  await commit(opened.db, NOW - 5, [1, 2], madeUpSteps(1, 2));
  // A node whose clock is behind.
  await commit(opened.db, NOW - 9, [2, 3], []);
  await projector().run();
  await commit(opened.db, NOW, [3], madeUpSteps(2, 2));
  await projector().run();
  const { arrivals, recent } = await readCheckpoint(opened.db);
  expect([...arrivals].sort()).toEqual([
    [1, NOW - 5],
    [2, NOW - 5],
    [3, NOW],
  ]);
  expect(takenEvents(recent).map(({ recordedAt, unit }) => [recordedAt, unit])).toEqual([
    [NOW - 5, 1],
    [NOW - 5, 2],
    [NOW - 9, 2],
    [NOW - 9, 3],
    [NOW, 3],
  ]);
});
