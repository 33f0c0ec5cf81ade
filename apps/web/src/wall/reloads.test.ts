import { expect, it } from "vitest";
import { createReloads } from "./reloads.ts";

it("a page loads itself at most once in ten minutes, and only from a server that is there", async () => {
  const kept = new Map<string, string>();
  let nowMs = 1_800_000_000_000;
  let served = false;
  let loads = 0;
  const reloads = createReloads({
    storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
    nowMs: () => nowMs,
    isServed: async () => served,
    reload: () => void loads++,
  });
  await reloads.now();
  expect(loads).toBe(0);
  served = true;
  await Promise.all([reloads.now(), reloads.now()]);
  expect(loads).toBe(1);
  nowMs += 599_999;
  await reloads.now();
  expect(loads).toBe(1);
  nowMs += 1;
  await reloads.now();
  expect(loads).toBe(2);
  nowMs -= 86_400_000;
  await reloads.now();
  expect(loads).toBe(3);
});
