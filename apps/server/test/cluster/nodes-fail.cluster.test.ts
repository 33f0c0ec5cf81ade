import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SeededRandom } from "../durability/seeded-random.test-support.ts";
import { ClusterUnderLoad } from "./cluster-under-load.test-support.ts";
import { type Batch, DossierLives } from "./dossier-lives.test-support.ts";
import { Journal } from "./journal.test-support.ts";
import { ResendingFeed } from "./resending-feed.test-support.ts";
import { until } from "./until.test-support.ts";

/** How long a node is frozen; 30 s in the long run, which `IOC_TEST_FREEZE_SECONDS` asks for. */
const FREEZE_MS = Number(process.env["IOC_TEST_FREEZE_SECONDS"] ?? 6) * 1000;
const TWINS = 40;

describe("ING-1, ING-4: nodes that fail under load, their clocks two seconds apart", () => {
  let all: ClusterUnderLoad;
  beforeAll(async () => {
    all = await ClusterUnderLoad.start({ clocksAheadMs: [-1000, 1000, 0] });
  });
  afterAll(() => all?.cluster.remove());

  test("kill -9 of one node of three", () =>
    all.survives(11, async (load) => {
      await all.cluster.node(1).kill();
      await load.takes(400);
      all.cluster.node(1).startAgain();
      await all.cluster.node(1).ready();
    }));

  test("kill -9 of all nodes", () =>
    all.survives(12, async () => {
      const { nodes } = all.cluster;
      await Promise.all(nodes.map((node) => node.kill()));
      for (const node of nodes) node.startAgain();
      await all.cluster.ready();
    }));

  test("a kill between the commit and its acknowledgement: sent again, it is known", () =>
    all.survives(13, async () => {
      const { node, toPostgres } = all.cluster.member(2);
      await unacknowledged(30, async () => {
        await node.kill();
        toPostgres.open();
      });
      node.startAgain();
      await node.ready();
    }));

  test("a connection lost between the commit and its acknowledgement: sent again, it is known", () =>
    all.survives(14, () =>
      unacknowledged(31, async () => {
        const { toPostgres } = all.cluster.member(2);
        toPostgres.cut();
        toPostgres.open();
      }),
    ));

  test("nodes stopped and started in turn", () =>
    all.survives(15, async (load) => {
      for (const node of all.cluster.nodes) {
        expect(await node.stop()).toBe(0);
        await load.takes(100);
        node.startAgain();
        await node.ready();
      }
    }));

  test("one of them frozen, and going on as if nothing had been", { timeout: 240_000 + FREEZE_MS }, () =>
    all.survives(42, async (load) => {
      const node = all.cluster.node(1);
      node.freeze();
      // The fault itself takes its time: nothing is waited for here.
      await Promise.all([pause(FREEZE_MS), load.takes(400)]);
      node.goOn();
    }),
  );

  test("the same batch on two connections to two nodes at once", () =>
    all.survives(43, async () => {
      const lives = new DossierLives(new SeededRandom(43), "T43.");
      const token = all.tokens.get("C5") ?? "";
      const twins = [0, 1].map((node) => new ResendingFeed(all.cluster.urls, token, all.journal, "socket", node));
      for (let number = 0; number < TWINS; number += 1) {
        const batch = lives.next("C5");
        await Promise.all(twins.map((twin) => twin.deliver(batch)));
        // Both were answered, and each event was new to one of them.
        if (all.journal.isCertain(batch)) {
          expect(all.journal.accepted(batch)).toBe(batch.events.length - batch.refused);
        }
      }
      for (const twin of twins) twin.close();
    }));

  /** Calls `then` once node 2 has committed a batch and cannot know it; the batch was taken once all the same. */
  async function unacknowledged(seed: number, then: () => Promise<void>): Promise<void> {
    const { cluster, journal, tokens } = all;
    const batch = new DossierLives(new SeededRandom(seed), `K${seed}.`).next("C4");
    const feed = new ResendingFeed(cluster.urls, tokens.get("C4") ?? "", journal, "socket", 2);
    cluster.member(2).toPostgres.holdAnswers();
    const answered = feed.deliver(batch);
    await until("the batch is stored", async () => (await stored(batch)) === batch.events.length - batch.refused);
    await then();
    await answered;
    // An acknowledgement of what was taken already counts nothing as new, whichever node it comes from.
    const again = new Journal();
    again.sent(batch);
    const asked = new ResendingFeed(cluster.urls, tokens.get("C4") ?? "", again, "http", 0);
    await asked.deliver(batch);
    expect(again.accepted(batch)).toBe(0);
    feed.close();
  }

  async function stored({ events }: Batch): Promise<number> {
    const { source } = events[0] ?? { source: "" };
    const rows = await all.cluster.postgres.run("select from event where source = $1 and id = any($2)", [
      source,
      events.map(({ id }) => id),
    ]);
    return rows.length;
  }
});
