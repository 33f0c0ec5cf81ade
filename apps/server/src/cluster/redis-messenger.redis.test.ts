import { expect, onTestFinished, test } from "vitest";
import { until } from "../../test/cluster/until.test-support.ts";
import { ownPrefix, quickLink } from "./redis-link.test-support.ts";
import type { RedisLink } from "./redis-link.ts";
import { RedisMessenger } from "./redis-messenger.ts";

function node(prefix: string): { link: RedisLink; messenger: RedisMessenger; heard: string[] } {
  const link = quickLink(process.env["TEST_REDIS_URL"], prefix);
  onTestFinished(() => link.close());
  const messenger = new RedisMessenger(link);
  const heard: string[] = [];
  messenger.subscribe("ledger", (text) => heard.push(text));
  return { link, messenger, heard };
}

test("what one node publishes every node of the installation hears, in order, itself included", async () => {
  const prefix = ownPrefix();
  const [a, b, stranger] = [node(prefix), node(prefix), node(ownPrefix())];
  const states: string[] = [];
  a.messenger.onState((state) => states.push(state));
  expect(a.messenger.state).toBe("down");
  await until("all are up", () => [a, b, stranger].every(({ messenger }) => messenger.state === "up"));
  expect(states).toEqual(["up"]);
  const sent = Array.from({ length: 200 }, (_, position) => String(position));
  for (const text of sent) a.messenger.publish("ledger", text);
  await until("both heard all", () => a.heard.length === sent.length && b.heard.length === sent.length);
  expect(a.heard).toEqual(sent);
  expect(b.heard).toEqual(sent);
  expect(stranger.heard).toEqual([]);
  await until("they know of each other", () => a.link.nodes === 2 && b.link.nodes === 2);
  expect(stranger.link.nodes).toBe(1);
  b.link.close();
  await until("a notices that b is gone", () => a.link.nodes === 1);
});

test("topics and listeners added while it is up are heard too, and a listener that throws harms nobody", async () => {
  const { messenger, heard } = node(ownPrefix());
  await until("it is up", () => messenger.state === "up");
  const late: string[] = [];
  messenger.subscribe("presence", () => {
    throw new Error("a faulty listener");
  });
  messenger.subscribe("presence", (text) => late.push(text));
  messenger.subscribe("ledger", (text) => late.push(text));
  await until("the new topic is heard", () => {
    messenger.publish("ledger", "x");
    return heard.length > 0 && late.length > 0;
  });
  messenger.publish("presence", "y");
  messenger.publish("ledger", "z");
  await until("the last is heard", () => heard.at(-1) === "z" && late.at(-1) === "z");
  expect(messenger.state).toBe("up");
});
