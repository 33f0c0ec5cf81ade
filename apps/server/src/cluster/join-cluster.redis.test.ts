import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { until } from "../../test/cluster/until.test-support.ts";
import { systemClock } from "../lifecycle/clock.ts";
import { joinCluster } from "./join-cluster.ts";
import { ownPrefix, targetOf } from "./redis-link.test-support.ts";

test("nodes of one installation talk over the Redis that REDIS_URL names; a process without it to itself", async () => {
  const redis = targetOf(process.env["TEST_REDIS_URL"]);
  const parts = { channelPrefix: ownPrefix(), clock: systemClock, log: pino({ level: "silent" }) };
  const [a, b] = [joinCluster({ ...parts, redis }), joinCluster({ ...parts, redis })];
  const alone = joinCluster({ ...parts, redis: undefined });
  onTestFinished(() => {
    for (const cluster of [a, b, alone]) cluster.close();
  });
  expect(alone.messenger.state).toBe("off");
  await until("both are up", () => a.messenger.state === "up" && b.messenger.state === "up");
  const heard: string[] = [];
  b.messenger.subscribe("ledger", (text) => heard.push(`b ${text}`));
  alone.messenger.subscribe("ledger", (text) => heard.push(`alone ${text}`));
  await until("both are heard where they belong", () => {
    a.messenger.publish("ledger", "7");
    alone.messenger.publish("ledger", "8");
    return heard.includes("b 7") && heard.includes("alone 8");
  });
  expect(new Set(heard)).toEqual(new Set(["b 7", "alone 8"]));
  expect(a.failedTokens.refused("10.0.0.1")).toBeNull();
});
