import { expect, test } from "vitest";
import { parseRedisUrl } from "./parse-redis-url.ts";

const single = { kind: "single", username: undefined, password: undefined, database: 0, tls: false } as const;

test.each([
  ["redis://cache", { ...single, addresses: [{ host: "cache", port: 6379 }] }],
  ["redis://127.0.0.1:6380/3", { ...single, addresses: [{ host: "127.0.0.1", port: 6380 }], database: 3 }],
  ["redis://[::1]:6380/", { ...single, addresses: [{ host: "::1", port: 6380 }] }],
  [
    "rediss://ioc:m%40t%2Ckh%E1%BA%A9u@cache.gov.vn",
    { ...single, addresses: [{ host: "cache.gov.vn", port: 6379 }], username: "ioc", password: "m@t,khẩu", tls: true },
  ],
  ["redis://:secret@cache", { ...single, addresses: [{ host: "cache", port: 6379 }], password: "secret" }],
])("%s is one server", (text, value) => {
  expect(parseRedisUrl(text)).toEqual({ ok: true, value });
});

test.each(["redis://a:7001,redis://b:7002,redis://c:7003", "redis://a:7001, b:7002, c:7003", "a:7001,b:7002,c:7003"])(
  "%s is a cluster of three",
  (text) => {
    const addresses = ["a", "b", "c"].map((host, at) => ({ host, port: 7001 + at }));
    expect(parseRedisUrl(text)).toEqual({ ok: true, value: { ...single, kind: "cluster", addresses } });
  },
);

test("credentials and TLS of the first node hold for all", () => {
  const parsed = parseRedisUrl("rediss://ioc:secret@a,b,rediss://ioc:secret@c");
  expect(parsed).toMatchObject({
    ok: true,
    value: { kind: "cluster", username: "ioc", password: "secret", tls: true, addresses: { length: 3 } },
  });
});

test.each([
  ["cache:6379", "must begin with redis:// or rediss://"],
  ["not a url", "must be redis://"],
  ["http://cache", "must begin with redis:// or rediss://"],
  ["redis://", "must name a host"],
  ["redis://cache:70000", "must be redis://"],
  ["redis://cache:0", "port from 1"],
  ["redis://cache/one", "number of a database"],
  ["redis://cache?x=1", "query"],
  ["redis://u:%zz@cache", "percent-encoded"],
  ["redis://a,", "empty node"],
  ["redis://a,http://b", "(node 2 of the list)"],
  ["redis://a/1,redis://b/1", "only database 0"],
  ["redis://a,rediss://b", "mixes"],
  ["redis://:one@a,redis://:two@b", "different credentials"],
])("%s is refused in words", (text, words) => {
  const parsed = parseRedisUrl(text);
  expect(parsed).toMatchObject({ ok: false, fault: expect.stringContaining(words) });
});

test("a fault does not repeat a password", () => {
  for (const text of ["redis://:geheim@", "redis://:geheim@a/x", "redis://:geheim@a,redis://:x@b", "//:geheim@a"]) {
    const parsed = parseRedisUrl(text);
    expect(parsed.ok).toBe(false);
    expect(JSON.stringify(parsed)).not.toContain("geheim");
  }
});
