import { expect, test } from "vitest";
import { DossierCache } from "./dossier-cache.ts";
import type { StoredDossier } from "./event-store.ts";
import type { AnyEvent } from "./stored-event.ts";

const HEAD = { time: 0, source: "/units/A", unit: 1, feed: 1, recordedAt: 0 };

function dossier(id: number, events: number): StoredDossier {
  const resumed = (number: number): AnyEvent => ({ ...HEAD, id: `${id}-${number}`, type: "resumed" });
  return { id, kind: 0, code: `D${id}`, opened: 0, events: Array.from({ length: events }, (_, n) => resumed(n)) };
}

const ALL = Array.from({ length: 40 }, (_, id) => `${id}`);

test("what was touched last is held, as much as half of what may be and never more than all", () => {
  const cache = new DossierCache(100);
  let touched: string[] = [];
  for (let turn = 0; turn < 400; turn += 1) {
    const id = (turn * 7) % ALL.length;
    const stored = dossier(id, 1 + (turn % 6));
    cache.set(`${id}`, stored);
    touched = [`${id}`, ...touched.filter((key) => key !== `${id}`)];
    const held = ALL.flatMap((key) => cache.get(key) ?? []);
    expect(cache.get(`${id}`)).toBe(stored);
    expect(held.reduce((sum, { events }) => sum + 1 + events.length, 0)).toBeLessThanOrEqual(100);
    // Six events at most each: so many fit into a half whatever they hold.
    for (const key of touched.slice(0, Math.min(touched.length, 7))) expect(cache.get(key)).toBeDefined();
  }
});

test("dossiers of a single event are held as few as those of many: each has a weight of its own", () => {
  const cache = new DossierCache(100);
  let most = 0;
  for (let id = 0; id < 1000; id += 1) {
    cache.set(`${id}`, dossier(id, 1));
    let held = 0;
    for (let before = 0; before <= id; before += 1) if (cache.get(`${before}`) !== undefined) held += 1;
    most = Math.max(most, held);
  }
  expect(most).toBe(50);
});

test("the same dossier again and again pushes out no other", () => {
  const cache = new DossierCache(20);
  cache.set("other", dossier(1, 3));
  for (let turn = 0; turn < 100; turn += 1) cache.set("same", dossier(2, 6));
  expect(cache.get("other")?.id).toBe(1);
});

test("what was dropped does not come back in an older form", () => {
  const cache = new DossierCache(10);
  cache.set("a", dossier(1, 1));
  for (let other = 0; other < 5; other += 1) cache.set(`${other}`, dossier(other, 1));
  cache.set("a", dossier(1, 2));
  cache.drop(["a"]);
  expect(cache.get("a")).toBeUndefined();
});

test("a dossier with more events than all may hold is held until the next one comes", () => {
  const cache = new DossierCache(10);
  cache.set("large", dossier(1, 50));
  expect(cache.get("large")?.events).toHaveLength(50);
  cache.set("a", dossier(2, 1));
  cache.set("b", dossier(3, 6));
  expect(cache.get("large")).toBeUndefined();
});
