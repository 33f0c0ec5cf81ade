import { Cluster, Redis } from "ioredis";
import { type RateLimiterAbstract, type RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { FAILED_WINDOW_S } from "./failed-tokens.ts";
import { accessOptions, connectionOptions, type RedisTarget } from "./redis-target.ts";

const COMMAND_TIMEOUT_MS = 1000;
const SILENCE_TIMEOUT_MS = 3000;
const DISCONNECT_TIMEOUT_MS = 500;
const LONGEST_RETRY_MS = 3000;

export interface SharedLimiter {
  readonly limiter: RateLimiterAbstract;
  close(): void;
}

/**
 * Counting for all nodes, in Redis; what cannot be counted there at once is counted by `insurance`. Its connection is made when
 * there is something to count for the first time.
 */
export function sharedLimiter(target: RedisTarget, keyPrefix: string, insurance: RateLimiterMemory): SharedLimiter {
  const client = connect(target);
  // Told to the log by the link, which notices it first.
  client.on("error", () => undefined);
  const limiter = new RateLimiterRedis({
    storeClient: client,
    keyPrefix,
    points: insurance.points,
    duration: FAILED_WINDOW_S,
    insuranceLimiter: insurance,
  });
  return { limiter, close: () => client.disconnect() };
}

function connect(target: RedisTarget): Redis | Cluster {
  const retryStrategy = (attempt: number): number => Math.min(100 * 2 ** Math.min(attempt, 5), LONGEST_RETRY_MS);
  const common = {
    commandTimeout: COMMAND_TIMEOUT_MS,
    socketTimeout: SILENCE_TIMEOUT_MS,
    connectTimeout: SILENCE_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: null,
    connectionName: "ioc-limit",
  };
  if (target.kind === "single") {
    return new Redis({
      ...connectionOptions(target, target.addresses[0]),
      ...common,
      retryStrategy,
      enableOfflineQueue: false,
      lazyConnect: true,
    });
  }
  return new Cluster([...target.addresses], {
    clusterRetryStrategy: retryStrategy,
    enableOfflineQueue: false,
    lazyConnect: true,
    slotsRefreshTimeout: COMMAND_TIMEOUT_MS,
    // Nodes of a cluster with TLS are known by name, not by address.
    ...(target.tls ? { dnsLookup: (host, found) => found(null, host) } : {}),
    redisOptions: { ...accessOptions(target), ...common },
  });
}
