import { isIP } from "node:net";
import type { ConnectionOptions } from "node:tls";

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
}

/** Where Redis is, as REDIS_URL says it. */
export interface RedisTarget {
  /** `cluster`: several nodes of one Redis cluster; not all of them need to be named. */
  readonly kind: "single" | "cluster";
  /** At least one. */
  readonly addresses: readonly [RedisAddress, ...RedisAddress[]];
  readonly username: string | undefined;
  readonly password: string | undefined;
  readonly database: number;
  readonly tls: boolean;
}

/** The part of a connection's options that is the same for every node of the target. */
export function accessOptions({ username, password, database, tls }: RedisTarget): {
  username?: string;
  password?: string;
  db: number;
  tls?: ConnectionOptions;
} {
  return {
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    db: database,
    ...(tls ? { tls: {} } : {}),
  };
}

/** The same with an address; a name is told to the other side of TLS, so that it can show the right certificate. */
export function connectionOptions(
  target: RedisTarget,
  { host, port }: RedisAddress,
): ReturnType<typeof accessOptions> & RedisAddress {
  const access = accessOptions(target);
  return { ...access, ...(target.tls && isIP(host) === 0 ? { tls: { servername: host } } : {}), host, port };
}
