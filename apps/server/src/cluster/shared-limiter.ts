import { Cluster, Redis } from "ioredis";
import { type RateLimiterAbstract, type RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import { accessOptions, connectionOptions, type RedisTarget } from "./redis-target.ts";

const COMMAND_TIMEOUT_MS = 1000;
const SILENCE_TIMEOUT_MS = 3000;
const DISCONNECT_TIMEOUT_MS = 500;
const LONGEST_RETRY_MS = 3000;

export interface SharedLimiters {
  /** Counts for all nodes, by the points and the duration of `insurance`, which counts what Redis cannot take at once. */
  limiter(keyPrefix: string, insurance: RateLimiterMemory): RateLimiterAbstract;
  close(): void;
}

/** Counting for all nodes, in Redis, over one connection that is made when there is something to count for the first time. */
export function sharedLimiters(target: RedisTarget): SharedLimiters {
  const client = connect(target);
  // Told to the log by the link, which notices it first.
  client.on("error", () => undefined);
  return {
    limiter: (keyPrefix, insurance) =>
      new RateLimiterRedis({
        storeClient: client,
        keyPrefix,
        points: insurance.points,
        duration: insurance.duration,
        insuranceLimiter: insurance,
      }),
    close: () => client.disconnect(),
  };
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
