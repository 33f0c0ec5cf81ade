import { expect, test } from "vitest";
import { FeedLines } from "./feed-lines.ts";

test("a feed is connected while any of its lines is, here or where another node said so lately", () => {
  const lines = new FeedLines();
  expect(lines.isConnected(1, 0)).toBe(false);
  lines.connected(1);
  lines.connected(1);
  lines.disconnected(1);
  expect(lines.isConnected(1, 0)).toBe(true);
  expect(lines.here).toEqual([1]);
  lines.disconnected(1);
  expect(lines.isConnected(1, 0)).toBe(false);

  lines.heard([
    { seenAt: 1000, feeds: [1, 2] },
    { seenAt: 31_000, feeds: [2] },
  ]);
  expect([1, 2, 3].map((feed) => lines.isConnected(feed, 31_000))).toEqual([true, true, false]);
  // A node that has not said anything for three of its turns may be gone.
  expect([1, 2].map((feed) => lines.isConnected(feed, 46_000))).toEqual([false, true]);
  lines.heard([]);
  expect(lines.isConnected(2, 46_000)).toBe(false);
});
