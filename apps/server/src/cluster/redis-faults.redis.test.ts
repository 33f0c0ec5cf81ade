import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { OwnRedis } from "../../test/cluster/own-redis.test-support.ts";
import { until } from "../../test/cluster/until.test-support.ts";
import type { MessengerState } from "./messenger.ts";
import { hasRedisServer, ownPrefix, quickLink } from "./redis-link.test-support.ts";
import { RedisMessenger } from "./redis-messenger.ts";

interface Node {
  readonly messenger: RedisMessenger;
  readonly heard: string[];
  readonly states: MessengerState[];
  readonly logged: readonly string[];
}

function node(port: number, prefix: string, user = ""): Node {
  const logged: string[] = [];
  const link = quickLink(`redis://${user}127.0.0.1:${port}`, prefix, logged);
  onTestFinished(() => link.close());
  const messenger = new RedisMessenger(link);
  const heard: string[] = [];
  const states: MessengerState[] = [];
  messenger.subscribe("ledger", (text) => heard.push(text));
  messenger.onState((state) => states.push(state));
  return { messenger, heard, states, logged };
}

async function haveState(nodes: readonly Node[], state: MessengerState): Promise<void> {
  await until(`all are ${state}`, () => nodes.every(({ messenger }) => messenger.state === state));
}

let words = 0;

/** What the first publishes reaches all. */
async function talk(nodes: readonly Node[]): Promise<void> {
  words += 1;
  const word = `word ${words}`;
  nodes[0]?.messenger.publish("ledger", word);
  await until("all heard it", () => nodes.every(({ heard }) => heard.includes(word)));
}

describe.skipIf(!hasRedisServer)("a Redis of its own (needs the program redis-server)", () => {
  let redis: OwnRedis;
  beforeAll(async () => {
    redis = await OwnRedis.start();
  });
  afterAll(async () => {
    await redis.remove();
  });

  test("killed and started again, it is down and up, and everything is heard again", async () => {
    const prefix = ownPrefix();
    const nodes = [node(redis.port, prefix), node(redis.port, prefix)];
    await haveState(nodes, "up");
    await talk(nodes);
    await redis.kill();
    await haveState(nodes, "down");
    for (let lost = 0; lost < 5000; lost += 1) nodes[0]?.messenger.publish("ledger", "lost");
    await redis.startAgain();
    await haveState(nodes, "up");
    await talk(nodes);
    expect(nodes[1]?.heard).not.toContain("lost");
    for (const { states } of nodes) expect(states).toEqual(["up", "down", "up"]);
  });

  test("nodes start without it, and are up once it is there", async () => {
    await redis.kill();
    const nodes = [node(redis.port, ownPrefix())];
    await until("it has tried", () => nodes[0]?.logged.some((line) => line.includes("ECONNREFUSED")));
    expect(nodes[0]?.messenger.state).toBe("down");
    await redis.startAgain();
    await haveState(nodes, "up");
    await talk(nodes);
  });

  test("frozen, with every connection open, it counts as down, and is up when it goes on", async () => {
    const prefix = ownPrefix();
    const nodes = [node(redis.port, prefix), node(redis.port, prefix)];
    await haveState(nodes, "up");
    redis.freeze();
    for (let swallowed = 0; swallowed < 5000; swallowed += 1) nodes[0]?.messenger.publish("ledger", "swallowed");
    await haveState(nodes, "down");
    // One that starts now finds open ports and no answer.
    const late = node(redis.port, prefix);
    redis.goOn();
    await haveState([...nodes, late], "up");
    await talk([...nodes, late]);
    // The queue in front of Redis is bounded: it never got more than that of what was sent into the void.
    expect(nodes[1]?.heard.filter((word) => word === "swallowed").length).toBeLessThanOrEqual(1000);
  });

  test("emptied, and its connections cut, it goes on", async () => {
    const prefix = ownPrefix();
    const nodes = [node(redis.port, prefix), node(redis.port, prefix)];
    await haveState(nodes, "up");
    await redis.command("FLUSHALL");
    await redis.command("SCRIPT FLUSH");
    await talk(nodes);
    await redis.command("CLIENT KILL TYPE pubsub");
    await until("both noticed", () => nodes.every(({ states }) => states.includes("down")));
    await haveState(nodes, "up");
    await talk(nodes);
    await redis.command("CLIENT KILL TYPE normal");
    await until("both noticed again", () => nodes.every(({ states }) => states.filter((s) => s === "down").length > 1));
    await haveState(nodes, "up");
    await talk(nodes);
  });

  test("wrong credentials leave it down and the process alive, until they are right", async () => {
    const nodes = [node(redis.port, ownPrefix(), "somebody:wrong@")];
    await until("it has tried", () => nodes[0]?.logged.some((line) => line.includes("WRONGPASS")));
    expect(nodes[0]?.messenger.state).toBe("down");
    await redis.command("ACL SETUSER somebody on >wrong ~* &* +@all");
    await haveState(nodes, "up");
    await talk(nodes);
  });
});
