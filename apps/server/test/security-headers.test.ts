import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./http-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
});
afterAll(() => server.stop());

const ANSWERS = [
  ["a page's place", "/", undefined],
  ["what is not there", "/api/v1/nothing", undefined],
  ["a refusal", "/api/v1/units", undefined],
  ["an answer", "/api/v1/units", BOOTSTRAP_TOKEN],
  ["the readiness", "/readyz", undefined],
] as const;

test.each(ANSWERS)("the security headers are on %s", async (_, path, token) => {
  const { headers } = await call(server.url, "GET", path, token === undefined ? {} : { token });
  const policy = new Map(
    (headers.get("content-security-policy") ?? "").split(";").map((directive) => {
      const [name = "", ...sources] = directive.trim().split(" ");
      return [name, sources.join(" ")] as const;
    }),
  );
  expect(policy.get("default-src")).toBe("'self'");
  // Neither inline nor evaluated nor foreign.
  expect(policy.get("script-src")).toBe("'self'");
  expect(policy.get("worker-src")).toBe("'self'");
  expect(policy.get("object-src")).toBe("'none'");
  expect(policy.get("base-uri")).toBe("'none'");
  expect(policy.get("frame-ancestors")).toBe("'none'");
  expect(policy.get("form-action")).toBe("'self'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("x-powered-by")).toBeNull();
  expect(headers.get("access-control-allow-origin")).toBeNull();
});

test.each(ANSWERS.filter(([, path]) => path.startsWith("/api")))(
  "nothing of the API is kept by a cache: %s",
  async (_, path, token) => {
    const { headers } = await call(server.url, "GET", path, token === undefined ? {} : { token });
    expect(headers.get("cache-control")).toBe("no-store");
  },
);

test("another origin may neither ask nor be told: there is no CORS", async () => {
  const headers = { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "PUT" };
  const preflight = await call(server.url, "OPTIONS", "/api/v1/units", { headers });
  const socket = await call(server.url, "GET", "/socket.io/?EIO=4&transport=polling", { headers });
  for (const answer of [preflight, socket]) expect(answer.headers.get("access-control-allow-origin")).toBeNull();
});
