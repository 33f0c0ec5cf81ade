import { expect, test } from "vitest";
import { webhookAddresses } from "./webhook-addresses.ts";

const INSIDE = [
  "127.0.0.1",
  "10.1.2.3",
  "172.31.255.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "255.255.255.255",
  "::1",
  "::",
  "fd00::1",
  "fe80::1",
  "::ffff:10.1.2.3",
  "::ffff:7f00:1",
  "64:ff9b::a01:203",
  "2002:7f00:1::",
  "no address",
];
const OUTSIDE = ["203.0.113.7", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"];

test.each(INSIDE)("%s is nobody's on the internet", (address) => {
  expect(webhookAddresses([])(address)).toBe(false);
});

test.each(OUTSIDE)("%s may be anybody's", (address) => {
  expect(webhookAddresses([])(address)).toBe(true);
});

test("what is named may be gone to, and nothing beside it", () => {
  const mayGoTo = webhookAddresses(["10.20.0.0/16", "::1"]);
  expect(["10.20.3.4", "::ffff:10.20.3.4", "::1", "8.8.8.8"].map(mayGoTo)).toEqual([true, true, true, true]);
  expect(["10.21.0.1", "127.0.0.1"].map(mayGoTo)).toEqual([false, false]);
});
