import { expect, test } from "vitest";
import { FailedTokens, networkOf, ownLimiter, siteOf } from "./failed-tokens.ts";

async function failTimes(tokens: FailedTokens, address: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) tokens.failed(address);
  // What counts in this process has counted when the promises made so far have settled.
  await new Promise(setImmediate);
}

test("an address is refused after too many bad tokens, until the window is over", async () => {
  let now = 1_000_000;
  const tokens = new FailedTokens({ now: () => now }, ownLimiter(3));
  await failTimes(tokens, "10.0.0.1", 3);
  expect(tokens.refused("10.0.0.1")).toBeNull();
  await failTimes(tokens, "10.0.0.1", 1);
  const waitMs = tokens.refused("10.0.0.1") ?? 0;
  expect(waitMs).toBeGreaterThan(0);
  expect(waitMs).toBeLessThanOrEqual(60_000);
  expect(tokens.refused("10.0.0.2")).toBeNull();
  now += waitMs;
  expect(tokens.refused("10.0.0.1")).toBeNull();
});

test("one machine is one address, however it writes it", async () => {
  const tokens = new FailedTokens({ now: () => 0 }, ownLimiter(1));
  await failTimes(tokens, "::ffff:10.0.0.1", 2);
  expect(tokens.refused("10.0.0.1")).not.toBeNull();
  await failTimes(tokens, "2001:db8:0:1::5", 2);
  expect(tokens.refused("2001:0db8::1:ffff:0:0:1")).not.toBeNull();
  expect(tokens.refused("2001:db8:0:2::5")).toBeNull();
  await failTimes(tokens, "::1", 2);
  expect(tokens.refused("::1")).not.toBeNull();
});

test.each([
  ["10.0.0.1", "10.0.0.1", "10.0.0.1"],
  ["::ffff:10.0.0.1", "10.0.0.1", "10.0.0.1"],
  ["2001:0db8:7:1::5", "2001:db8:7:1", "2001:db8:7"],
  ["2001:db8:7:ffff:1:2:3:4", "2001:db8:7:ffff", "2001:db8:7"],
  ["::1", "0:0:0:0", "0:0:0"],
  ["", "", ""],
])("%s is of the network %s and of the site %s", (address, network, site) => {
  expect([networkOf(address), siteOf(address)]).toEqual([network, site]);
});
