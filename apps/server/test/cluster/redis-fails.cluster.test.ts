import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call } from "../durability/province.test-support.ts";
import { ClusterUnderLoad } from "./cluster-under-load.test-support.ts";
import type { Load } from "./load.test-support.ts";
import { until } from "./until.test-support.ts";

describe("Redis makes it fast, never right: without it nothing is lost and boards go on", () => {
  let all: ClusterUnderLoad;
  beforeAll(async () => {
    all = await ClusterUnderLoad.start();
  });
  afterAll(() => all?.cluster.remove());

  test("killed, and later started empty", () =>
    all.survives(31, async (load) => {
      const { redis } = all.cluster;
      await redis.kill();
      await untilReadiness("down");
      await worksWithout(load);
      await redis.startAgain();
      await untilReadiness("up");
    }));

  test("emptied, again and again", () =>
    all.survives(32, async (load) => {
      for (let times = 0; times < 5; times += 1) {
        expect(await all.cluster.redis.command("FLUSHALL")).toContain("OK");
        await load.takes(100);
      }
      await worksWithout(load);
    }));

  test("frozen, so that connections stay and nothing is answered", () =>
    all.survives(33, async (load) => {
      const { redis } = all.cluster;
      redis.freeze();
      await worksWithout(load);
      redis.goOn();
      await redis.answers();
    }));

  test("out of reach of one node, which is not told", () =>
    all.survives(34, async (load) => {
      const { toRedis } = all.cluster.member(1);
      toRedis.stall();
      await worksWithout(load);
      toRedis.open();
    }));

  test("refusing all nodes, while one of them starts", () =>
    all.survives(35, async (load) => {
      const { members } = all.cluster;
      for (const { toRedis } of members) toRedis.refuse();
      const { node } = all.cluster.member(2);
      await node.kill();
      node.startAgain();
      await node.ready();
      await worksWithout(load);
      for (const { toRedis } of members) toRedis.open();
      await untilReadiness("up");
    }));

  /** Events are taken, every node stays ready, and what one node takes is soon on the boards of all. */
  async function worksWithout(load: Load): Promise<void> {
    await load.takes(300);
    for (const node of all.cluster.nodes) expect(await node.isReady()).toBe(true);
    const { postgres, urls } = all.cluster;
    const [head] = await postgres.run<{ recorded: string }>("select max(recorded_at) as recorded from event");
    for (const url of urls) {
      await until(`${url} shows what was recorded`, async () => {
        const board = (await call(url, "GET", "board")) as {
          children: Readonly<Record<string, { feed: { lastEventAt?: string | null } }>>;
        };
        const arrivals = Object.values(board.children).map(({ feed }) => Date.parse(feed.lastEventAt ?? ""));
        return Math.max(...arrivals.filter(Number.isFinite)) >= Number(head?.recorded);
      });
    }
  }

  /** What every node says of Redis, to the proxy and to Prometheus. */
  async function untilReadiness(state: "up" | "down"): Promise<void> {
    for (const { url } of all.cluster.nodes) {
      await until(`${url} says that Redis is ${state}`, async () => {
        const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(5000) });
        return response.status === 200 && ((await response.json()) as { redis?: string }).redis === state;
      });
      const metrics = await (await fetch(`${url}/metrics`, { signal: AbortSignal.timeout(5000) })).text();
      expect(metrics.split("\n")).toContain(`ioc_redis_up ${state === "up" ? 1 : 0}`);
    }
  }
});
