import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import { openPostgres } from "../../src/database/open-postgres.ts";
import type { Board } from "../board-shape.test-support.ts";
import { call } from "../durability/province.test-support.ts";
import { timeless } from "../live-client.test-support.ts";
import { ClusterUnderLoad } from "./cluster-under-load.test-support.ts";
import { procedureRow, UNKNOWN_PROCEDURE, WORLD } from "./cluster-world.test-support.ts";
import { until } from "./until.test-support.ts";
import { lagsBetween, Wall } from "./wall.test-support.ts";

const DAY_MS = 86_400_000;
/** What a next version may do beside this one: it adds. */
const LATER: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`create table later (id int4 primary key, note text not null)`.execute(db);
    await sql`alter table event add column note text`.execute(db);
    await sql`alter table dossier add column note text`.execute(db);
    await sql`alter table ledger add column note text`.execute(db);
  },
};

describe("all nodes show the same", () => {
  let all: ClusterUnderLoad;
  beforeAll(async () => {
    all = await ClusterUnderLoad.start();
  });
  afterAll(() => all?.cluster.remove());

  test("walls at three nodes go through the same numbers, and end with the board that each node answers", async ({
    annotate,
  }) => {
    const { urls } = all.cluster;
    const period = { from: new Date(Date.now() - 40 * DAY_MS).toISOString().slice(0, 10), to: "2999-12-31" };
    const walls = await Promise.all(urls.map((url) => Wall.at(url, period)));
    await all.survives(71, (load) => load.takes(3000));
    for (const [index, wall] of walls.entries()) {
      const path = `board?unit=P&from=${period.from}&to=${period.to}`;
      await until("the wall shows what its node answers", async () => {
        const board = (await call(urls[index] ?? "", "GET", path)) as Board;
        expect(timeless(wall.live.document)).toEqual(timeless(board));
        return true;
      });
      expect(wall.live.broken).toBe(false);
    }
    const lags = lagsBetween(walls);
    expect(lags.length).toBeGreaterThan(0);
    const at = (share: number): number => Math.round(lags[Math.floor((lags.length - 1) * share)] ?? 0);
    await annotate(`between the first and the last wall: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`);
    for (const wall of walls) wall.close();
  });

  test("PRV: changed on one node: limits, a field, a procedure that was unknown", () =>
    all.survives(61, async (load) => {
      const [first, second] = all.cluster.urls;
      const procedures = WORLD.procedures.map((row) => (row.code === "1.001" ? { ...row, field: "Địa chính" } : row));
      await call(first ?? "", "PUT", "procedures", procedures);
      for (const limit of [3, 9, 1]) {
        await load.takes(100);
        await call(second ?? "", "PUT", "procedures", [procedureRow("1.002", "Hộ tịch", limit)]);
      }
      await call(first ?? "", "PUT", "procedures", [procedureRow(UNKNOWN_PROCEDURE, "Môi trường", 4)]);
      const known = [
        ...procedures.map((row) => (row.code === "1.002" ? procedureRow("1.002", "Hộ tịch", 1) : row)),
        procedureRow(UNKNOWN_PROCEDURE, "Môi trường", 4),
      ];
      all.world = { ...all.world, procedures: known };
    }));

  test("PRV, ORG-2: changed on each node in turn: a unit moves, one is new, one ends and is followed", () =>
    all.survives(62, async (load) => {
      const [first, second, third] = all.cluster.urls;
      const moved = all.world.units.map((unit) => (unit.code === "C3" ? { ...unit, parent: "D2" } : unit));
      // There and back: each time thousands of dossiers are folded again while others come in.
      for (const units of [moved, all.world.units, moved, all.world.units, moved]) {
        await call(first ?? "", "PUT", "units", units);
        await load.takes(50);
      }
      const added = [...moved, { code: "C7", name: "Xã Bảy", kind: "commune", parent: "D1" }];
      await call(second ?? "", "PUT", "units", added);
      await load.takes(100);
      const validTo = new Date(Date.now() - 6 * DAY_MS).toISOString().slice(0, 10);
      const merged = added.map((unit) => (unit.code === "C2" ? { ...unit, validTo, successor: "C1" } : unit));
      await call(third ?? "", "PUT", "units", merged);
      all.world = { ...all.world, units: merged };
    }));

  test("PRV: a feed that is registered on one node and revoked on another", () =>
    all.survives(63, async (load) => {
      const [first, second, third] = all.cluster.urls;
      const { id, token } = (await call(first ?? "", "POST", "feeds", { unit: "C7", name: "C7" })) as {
        id: string;
        token: string;
      };
      await until("the other nodes take from it", async () => {
        const answers = await Promise.all([second, third].map((url) => sendNothingGood(url ?? "", token)));
        return answers.every((status) => status === 200);
      });
      await load.takes(100);
      await call(second ?? "", "DELETE", `feeds/${id}`);
      await until("no node takes from it", async () => {
        const answers = await Promise.all(all.cluster.urls.map((url) => sendNothingGood(url, token)));
        return answers.every((status) => status === 401);
      });
    }));

  test("a migration, while somebody dumps the database", () =>
    all.survives(64, async (load) => {
      const { postgres } = all.cluster;
      const dump = await postgres.connect();
      await dump.query("begin");
      await dump.query("lock table event, dossier, ledger in access share mode");
      const opened = await openPostgres(postgres.url, pino({ level: "silent" }));
      let isMigrated = false;
      const migrated = opened
        .exclusively((db) => migrate(db, { "9999-later": LATER }))
        .finally(() => {
          isMigrated = true;
        });
      await until("the migration waits for the dump", async () => {
        const waiting = await postgres.run(
          "select from pg_stat_activity where wait_event_type = 'Lock' and query ~ 'note'",
        );
        return waiting.length > 0;
      });
      // It waits, nobody else does for long.
      await load.takes(400);
      expect(isMigrated).toBe(false);
      await dump.query("commit");
      await migrated;
      await load.takes(200);
      await dump.end();
      await opened.close();
      expect(await postgres.run("select count(note) as notes from event")).toEqual([{ notes: "0" }]);
      // A node of this version that ends now comes back: the others are not brought up to date all at once.
      const { node } = all.cluster.member(1);
      await node.kill();
      node.startAgain();
      await node.ready();
    }));

  /** A batch of one event without form: it is named and leaves nothing behind. */
  async function sendNothingGood(url: string, token: string): Promise<number> {
    const { status } = await fetch(`${url}/api/v1/events`, {
      method: "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/cloudevents-batch+json" },
      body: JSON.stringify([{ specversion: "1.0" }]),
      signal: AbortSignal.timeout(5000),
    });
    return status;
  }
});
