import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import pino from "pino";
import { parseRedisUrl } from "./parse-redis-url.ts";
import { RedisLink } from "./redis-link.ts";
import type { RedisTarget } from "./redis-target.ts";

/** Tests that start a Redis of their own name this as the reason where they are skipped. */
export const hasRedisServer = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, "redis-server")));

/** A prefix of the test's own, since all tests share one Redis. */
export function ownPrefix(): string {
  return `ioc-test:${randomUUID()}`;
}

export function targetOf(url: string | undefined): RedisTarget {
  const parsed = parseRedisUrl(url ?? "");
  if (!parsed.ok) throw new Error(parsed.fault);
  return parsed.value;
}

/** A link that makes sure of itself ten times as often as a node's, so that a fault is found in less than a second. */
export function quickLink(url: string | undefined, channelPrefix: string, logged: string[] = []): RedisLink {
  const log = pino({ level: "info" }, { write: (line) => void logged.push(line) });
  return new RedisLink({ target: targetOf(url), channelPrefix, log, beatMs: 100 });
}
