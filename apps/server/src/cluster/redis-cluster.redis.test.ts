import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { until } from "../../test/cluster/until.test-support.ts";
import { FailedTokens, ownLimiter } from "./failed-tokens.ts";
import { OwnRedisCluster } from "./own-redis-cluster.test-support.ts";
import { hasRedisServer, ownPrefix, quickLink, targetOf } from "./redis-link.test-support.ts";
import { RedisMessenger } from "./redis-messenger.ts";
import { sharedLimiters } from "./shared-limiter.ts";

describe.skipIf(!hasRedisServer)("a Redis cluster of three nodes (needs the program redis-server)", () => {
  let redis: OwnRedisCluster;
  beforeAll(async () => {
    redis = await OwnRedisCluster.start();
  });
  afterAll(async () => {
    await redis.remove();
  });

  test("messages pass between all nodes, whichever of the cluster's nodes is killed or frozen", async () => {
    const prefix = ownPrefix();
    const nodes = Array.from({ length: 4 }, () => {
      const link = quickLink(redis.url, prefix);
      onTestFinished(() => link.close());
      const messenger = new RedisMessenger(link);
      const heard = new Set<string>();
      messenger.subscribe("ledger", (text) => heard.add(text));
      return { messenger, heard };
    });
    let round = 0;
    const allTalk = async (): Promise<void> => {
      round += 1;
      await until(`round ${round} is heard by all`, () => {
        nodes.forEach(({ messenger }, from) => {
          messenger.publish("ledger", `${round} from ${from}`);
        });
        return nodes.every(({ heard }) => nodes.every((_, from) => heard.has(`${round} from ${from}`)));
      });
      expect(nodes.map(({ messenger }) => messenger.state)).toEqual(nodes.map(() => "up"));
    };
    await allTalk();
    await redis.kill(0);
    await allTalk();
    redis.startAgain(0);
    await redis.agrees();
    redis.freeze(1);
    await allTalk();
    redis.goOn(1);
    await redis.agrees();
    await allTalk();
  });

  test("bad tokens are counted together by all nodes", async () => {
    const prefix = ownPrefix();
    const most = 20;
    const nodes = ["10.0.1.1", "10.0.1.2"].map((address) => {
      const own = ownLimiter(most);
      const shared = sharedLimiters(targetOf(redis.url));
      onTestFinished(() => shared.close());
      return { tokens: new FailedTokens({ now: Date.now }, own, shared.limiter(prefix, own)), address };
    });
    // The first attempts are counted by each node alone: they make the connection.
    for (const { tokens, address } of nodes) {
      await until("it counts in Redis", async () => {
        tokens.failed(address);
        return Number(await redis.read(`${prefix}:${address}`)) > 0;
      });
    }
    const [a, b] = nodes;
    for (let time = 0; time < most; time += 1) a?.tokens.failed("10.0.0.1");
    await until("all are counted", async () => Number(await redis.read(`${prefix}:10.0.0.1`)) === most);
    expect(nodes.map(({ tokens }) => tokens.refused("10.0.0.1"))).toEqual([null, null]);
    b?.tokens.failed("10.0.0.1");
    await until("the other node refuses", () => b?.tokens.refused("10.0.0.1") !== null);
    expect(b?.tokens.refused("10.0.0.2")).toBeNull();
  });
});
