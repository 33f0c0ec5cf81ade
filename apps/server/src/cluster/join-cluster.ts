import type { Logger } from "pino";
import { type RateLimiterAbstract, RateLimiterMemory } from "rate-limiter-flexible";
import type { Server } from "socket.io";
import type { Clock } from "../lifecycle/clock.ts";
import { attachAdapter } from "./attach-adapter.ts";
import { FailedTokens, ownLimiter } from "./failed-tokens.ts";
import { LocalMessenger } from "./local-messenger.ts";
import type { Messenger } from "./messenger.ts";
import { RedisLink } from "./redis-link.ts";
import { RedisMessenger } from "./redis-messenger.ts";
import type { RedisTarget } from "./redis-target.ts";
import { sharedLimiters } from "./shared-limiter.ts";

/** What this node shares with the others over Redis; in one process, the same without it. */
export interface Cluster {
  readonly messenger: Messenger;
  readonly failedTokens: FailedTokens;
  /** Counts something by keys, over all nodes: at most `points` in `durationS` seconds. */
  limiter(name: string, points: number, durationS: number): RateLimiterAbstract;
  /** See `attach-adapter.ts`; before any namespace is opened. */
  attachAdapter(io: Server): void;
  close(): void;
}

export interface ClusterParts {
  /** Undefined: one node, everything in process. */
  readonly redis: RedisTarget | undefined;
  /** Keeps installations apart that share one Redis. */
  readonly channelPrefix: string;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Returns at once, whether Redis is there or not. */
export function joinCluster({ redis, channelPrefix, clock, log }: ClusterParts): Cluster {
  const own = ownLimiter();
  if (redis === undefined) {
    return {
      messenger: new LocalMessenger(),
      failedTokens: new FailedTokens(clock, own),
      limiter: (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration }),
      attachAdapter: () => undefined,
      close: () => undefined,
    };
  }
  const link = new RedisLink({ target: redis, channelPrefix, log });
  const shared = sharedLimiters(redis);
  return {
    messenger: new RedisMessenger(link),
    failedTokens: new FailedTokens(clock, own, shared.limiter(`${channelPrefix}:failed-token`, own)),
    limiter: (name, points, duration) =>
      shared.limiter(`${channelPrefix}:${name}`, new RateLimiterMemory({ keyPrefix: name, points, duration })),
    attachAdapter: (io) => attachAdapter(io, link),
    close() {
      link.close();
      shared.close();
    },
  };
}
