import { expect, test } from "vitest";
import { isOwnOrigin } from "./same-origin.ts";

const PUBLIC = "https://ioc.example.vn";

test.each([
  ["the public address", { origin: PUBLIC }, true],
  ["the public address by another scheme", { origin: "http://ioc.example.vn" }, false],
  ["the request's own host", { origin: "http://10.0.0.7:8080", host: "10.0.0.7:8080" }, true],
  ["the same host, another port", { origin: "http://10.0.0.7:8081", host: "10.0.0.7:8080" }, false],
  ["a host that begins like ours", { origin: "https://ioc.example.vn.evil.test", host: "ioc.example.vn" }, false],
  ["a sandboxed page", { origin: "null", host: "ioc.example.vn" }, false],
  ["no origin, but a cross-site fetch", { "sec-fetch-site": "cross-site" }, false],
  ["no origin, but a page of a sister domain", { "sec-fetch-site": "same-site" }, false],
  ["no origin, our own page", { "sec-fetch-site": "same-origin" }, true],
  ["no browser", { host: "10.0.0.7:8080" }, true],
])("%s: ours is %o", (_, headers, own) => {
  expect(isOwnOrigin(headers, PUBLIC)).toBe(own);
});
