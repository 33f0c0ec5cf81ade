import type { RedisAddress, RedisTarget } from "./redis-target.ts";

type Parsed<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: string };

type OneNode = Omit<RedisTarget, "kind" | "addresses"> & { readonly address: RedisAddress };

const DEFAULT_PORT = 6379;
const FORM =
  "must be redis://[user:password@]host[:port][/database], or several nodes of a cluster with commas between";

/**
 * REDIS_URL: one `redis://` or `rediss://` URL, or a comma-separated list of nodes of a cluster, each a URL or just
 * `host:port`; credentials and scheme of the first then hold for all. A fault never repeats the text: it may hold a password.
 */
export function parseRedisUrl(text: string): Parsed<RedisTarget> {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.some((part) => part === "")) return wrong(parts.length === 1 ? FORM : "names an empty node in its list");
  const nodes: OneNode[] = [];
  for (const part of parts) {
    const parsed = parseNode(part.includes("://") || parts.length === 1 ? part : `redis://${part}`);
    if (!parsed.ok)
      return wrong(parts.length === 1 ? parsed.fault : `${parsed.fault} (node ${nodes.length + 1} of the list)`);
    nodes.push(parsed.value);
  }
  const [first, ...others] = nodes;
  if (first === undefined) return wrong(FORM);
  const { address, ...access } = first;
  if (others.length === 0) return { ok: true, value: { kind: "single", addresses: [address], ...access } };
  if (nodes.some(({ database }) => database !== 0)) return wrong("names a database, and a cluster has only database 0");
  const hasOwnAccess = ({ username, password }: OneNode): boolean =>
    (username !== undefined || password !== undefined) &&
    (username !== access.username || password !== access.password);
  if (others.some(hasOwnAccess)) return wrong("gives different credentials to nodes of one cluster");
  // A bare host:port says nothing about TLS.
  const isTold = (part: string): boolean => part.includes("://");
  if (others.some(({ tls }, at) => isTold(parts[at + 1] ?? "") && tls !== access.tls)) {
    return wrong("mixes redis:// and rediss:// in one cluster");
  }
  return {
    ok: true,
    value: { kind: "cluster", addresses: [address, ...others.map((node) => node.address)], ...access },
  };
}

function parseNode(text: string): Parsed<OneNode> {
  if (!URL.canParse(text)) return wrong(FORM);
  const url = new URL(text);
  if (url.protocol !== "redis:" && url.protocol !== "rediss:") return wrong("must begin with redis:// or rediss://");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (host === "") return wrong("must name a host");
  if (url.search !== "" || url.hash !== "") return wrong("must not have a query or a fragment");
  const port = url.port === "" ? DEFAULT_PORT : Number(url.port);
  if (port === 0) return wrong("must have a port from 1 to 65535");
  const database = /^\/?(\d{0,5})$/.exec(url.pathname)?.[1];
  if (database === undefined) return wrong("must have the number of a database as its path, or none");
  const username = decoded(url.username);
  const password = decoded(url.password);
  if (username === null || password === null) return wrong("has credentials that are not percent-encoded");
  return {
    ok: true,
    value: {
      address: { host, port },
      // `redis://secret@host` would name a user without a password; Redis knows no such thing.
      username,
      password,
      database: Number(database),
      tls: url.protocol === "rediss:",
    },
  };
}

/** Undefined for nothing, null for what cannot be decoded. */
function decoded(text: string): string | undefined | null {
  if (text === "") return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function wrong(fault: string): { readonly ok: false; readonly fault: string } {
  return { ok: false, fault };
}
