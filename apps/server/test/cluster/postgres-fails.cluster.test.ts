import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../durability/province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "../durability/server-process.test-support.ts";
import { ClusterUnderLoad } from "./cluster-under-load.test-support.ts";
import { OwnPostgres } from "./own-postgres.test-support.ts";
import { until } from "./until.test-support.ts";

/** So much is stored that a quota on single files has something to limit. */
const BEFORE = 6000;

describe("ING-1, ING-4: PostgreSQL that fails under load", () => {
  let all: ClusterUnderLoad;
  beforeAll(async () => {
    all = await ClusterUnderLoad.start({ postgres: () => OwnPostgres.onSmallDisk() });
  });
  afterAll(() => all?.cluster.remove());

  test("crashed and started again", () =>
    all.survives(21, async () => {
      const { postgres } = all.cluster;
      await postgres.crash();
      await expectBoardsServed();
      await postgres.startAgain();
    }));

  test("all connections terminated, again and again", () =>
    all.survives(22, async (load) => {
      for (let times = 0; times < 4; times += 1) {
        expect(await all.cluster.postgres.terminateConnections()).toBeGreaterThan(0);
        await load.takes(100);
      }
    }));

  test("read-only for a while", () =>
    all.survives(23, async () => {
      const { postgres } = all.cluster;
      await setReadOnly("on");
      const before = all.journal.timesPutOff;
      await until("feeds are told to come again", () => all.journal.timesPutOff > before + 20);
      const [{ events: then } = { events: "" }] = await countEvents();
      await until("feeds are told again", () => all.journal.timesPutOff > before + 40);
      const [{ events: now } = { events: "" }] = await countEvents();
      expect(now).toBe(then);
      await expectBoardsServed();
      await setReadOnly("off");
      await postgres.answers();
    }));

  test("out of reach of one node, which is not told, and catches up", () =>
    all.survives(24, async (load) => {
      const { toPostgres } = all.cluster.member(0);
      toPostgres.stall();
      await load.takes(1500);
      toPostgres.open();
    }));

  test("refusing one node, which catches up", () =>
    all.survives(25, async (load) => {
      const { toPostgres } = all.cluster.member(1);
      toPostgres.refuse();
      await load.takes(1500);
      await expectBoardsServed();
      // What only the database knows is not there now; that is no fault of the server's.
      const response = await fetch(`${all.cluster.node(1).url}/api/v1/dossiers?measure=received`, {
        headers: { Authorization: `Bearer ${BOOTSTRAP_TOKEN}` },
      });
      expect(response.status).toBe(503);
      toPostgres.open();
    }));

  test("out of reach of one node for longer than the ledger keeps its rows", () =>
    all.survives(26, async (load) => {
      const { postgres } = all.cluster;
      const { toPostgres } = all.cluster.member(0);
      toPostgres.refuse();
      const [head] = await postgres.run<{ position: string }>("select position from ledger_head");
      await load.takes(400);
      const isFolded = async (): Promise<boolean> => {
        const [folded] = await postgres.run<{ position: string }>("select position from rollup_state");
        return Number(folded?.position) > Number(head?.position) + 10;
      };
      // Who leads folds what is in the ledger before it ends.
      for (let turn = 0; !(await isFolded()); turn += 1) {
        const node = all.cluster.node(1 + (turn % 2));
        await node.stop();
        node.startAgain();
        await node.ready();
      }
      // As the projector does when their time is over.
      await postgres.run("delete from ledger where position <= (select position from rollup_state)");
      toPostgres.open();
    }));

  test("the disk under the tables is full", () =>
    all.survives(51, async (load) => {
      const { postgres } = all.cluster;
      if (postgres.disk.kind === "quota") await load.takes(BEFORE);
      await postgres.disk.fill(postgres.pid);
      const before = all.journal.timesPutOff;
      await until("feeds are told to come again", () => all.journal.timesPutOff > before + 20);
      await expectBoardsServed();
      expect(postgres.hasEnded).toBe(false);
      await postgres.disk.free(postgres.pid);
    }));

  async function setReadOnly(state: "on" | "off"): Promise<void> {
    const { postgres } = all.cluster;
    await postgres.run(`alter system set default_transaction_read_only = ${state}`);
    await postgres.run("select pg_reload_conf()");
    await postgres.terminateConnections();
  }

  function countEvents(): Promise<{ events: string }[]> {
    return all.cluster.postgres.run("select count(*) as events from event");
  }

  /** Boards come from memory: whoever looks at the wall sees the last numbers, not an error. */
  async function expectBoardsServed(): Promise<void> {
    for (const url of all.cluster.urls) expect(await call(url, "GET", "board")).toHaveProperty("measures");
  }
});
