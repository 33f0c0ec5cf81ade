import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { OwnRedis } from "../../test/cluster/own-redis.test-support.ts";
import { until } from "../../test/cluster/until.test-support.ts";
import { hasRedisServer, ownPrefix } from "./redis-link.test-support.ts";
import { ROOM, type ServingNode, serveNode } from "./two-servers.test-support.ts";

/** Cuts off the room from the first server; which clients lost their connection by it. */
async function cutOff(nodes: readonly ServingNode[], expected: readonly boolean[]): Promise<void> {
  const before = nodes.map(({ client }) => client.id);
  nodes[0]?.io.of("/feed").in(ROOM).disconnectSockets(true);
  await until("they were cut off and are back", () =>
    nodes.every(({ io, client }, at) => {
      const isBack = client.connected && (io.of("/feed").adapter.rooms.get(ROOM)?.size ?? 0) === 1;
      return isBack && (client.id !== before[at]) === expected[at];
    }),
  );
}

async function haveState(nodes: readonly ServingNode[], state: "up" | "down"): Promise<void> {
  await until(`all are ${state}`, () => nodes.every(({ link }) => link.state === state));
}

describe.skipIf(!hasRedisServer)("two servers and a Redis of their own (needs the program redis-server)", () => {
  let redis: OwnRedis;
  let nodes: ServingNode[];
  beforeAll(async () => {
    redis = await OwnRedis.start();
    const prefix = ownPrefix();
    const url = `redis://127.0.0.1:${redis.port}`;
    nodes = [await serveNode(url, prefix), await serveNode(url, prefix)];
  });
  afterAll(async () => {
    for (const node of nodes) await node.close();
    await redis.remove();
  });

  test("what is done to a room reaches all nodes, without Redis the node itself, and all again when it returns", async () => {
    await haveState(nodes, "up");
    await cutOff(nodes, [true, true]);
    await redis.kill();
    await haveState(nodes, "down");
    await cutOff(nodes, [true, false]);
    await redis.startAgain();
    await haveState(nodes, "up");
    await cutOff(nodes, [true, true]);
  });

  test("what is said to a room reaches all nodes, and what is said locally only this one's", async () => {
    await haveState(nodes, "up");
    const [here, there] = nodes;
    here?.io.of("/feed").local.to(ROOM).emit("said", "here");
    here?.io.of("/feed").to(ROOM).emit("said", "everywhere");
    await until("both heard", () => nodes.every(({ heard }) => heard.includes("everywhere")));
    expect(here?.heard).toEqual(["here", "everywhere"]);
    expect(there?.heard).toEqual(["everywhere"]);
  });

  test("the sockets of all nodes are found, and at once those of this one while Redis is away", async () => {
    await haveState(nodes, "up");
    const sockets = (): Promise<number> | undefined =>
      nodes[0]?.io
        .of("/feed")
        .fetchSockets()
        .then(({ length }) => length);
    await until("both are found", async () => (await sockets()) === 2);
    redis.freeze();
    onTestFinished(() => redis.goOn());
    await haveState(nodes, "down");
    expect(await sockets()).toBe(1);
  });

  test("a server closes while Redis is frozen", async () => {
    const other = await serveNode(`redis://127.0.0.1:${redis.port}`, ownPrefix());
    await haveState([other], "up");
    redis.freeze();
    onTestFinished(() => redis.goOn());
    await other.close();
    expect(other.link.state).toBe("down");
  });
});
