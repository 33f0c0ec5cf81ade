import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientAddress, isNetwork, trustedProxies } from "./client-address.ts";

const isTrusted = trustedProxies(["10.0.0.0/8", "fd00::1"]);

function from(remoteAddress: string, forwarded?: string): Pick<IncomingMessage, "headers" | "socket"> {
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  return { headers, socket: { remoteAddress } as IncomingMessage["socket"] };
}

test.each([
  ["no proxy", from("203.0.113.9"), "203.0.113.9"],
  ["what a stranger claims", from("203.0.113.9", "198.51.100.1"), "203.0.113.9"],
  ["behind a proxy", from("10.1.2.3", "203.0.113.9"), "203.0.113.9"],
  ["behind a proxy, having lied to it", from("10.1.2.3", "1.1.1.1, 203.0.113.9"), "203.0.113.9"],
  ["behind two proxies", from("::ffff:10.1.2.3", "203.0.113.9, fd00::1"), "203.0.113.9"],
  ["a proxy that asks for itself", from("10.1.2.3"), "10.1.2.3"],
])("%s", (_, connection, address) => {
  expect(clientAddress(connection, isTrusted)).toBe(address);
});

test.each([
  ["10.0.0.1", true],
  ["10.0.0.0/8", true],
  ["::1", true],
  ["fd00::/8", true],
  ["10.0.0.0/33", false],
  ["10.0.0", false],
  ["10.0.0.0/8/8", false],
  ["proxy.example.vn", false],
  ["", false],
])("%s names a network: %o", (text, is) => {
  expect(isNetwork(text)).toBe(is);
});
