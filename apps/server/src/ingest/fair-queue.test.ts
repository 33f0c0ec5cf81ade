import fc from "fast-check";
import { expect, test } from "vitest";
import { FairQueue, type Waiting } from "./fair-queue.ts";

const nobody = (): boolean => false;

test("a feed that floods waits behind itself: everybody else is served within the next group", () => {
  const queue = new FairQueue<Waiting>({ queued: 20_000, share: 0.25 });
  let flood = 0;
  while (queue.offer({ feed: 0, weight: 1000 })) flood += 1;
  expect(flood).toBe(5);
  for (let feed = 1; feed <= 300; feed += 1) expect(queue.offer({ feed, weight: 1 })).toBe(true);
  const group = queue.take(2000, nobody);
  expect(new Set(group.map(({ feed }) => feed)).size).toBe(301);
});

test("who has nothing waiting gets in even where floods have filled the queue, up to twice its size", () => {
  const queue = new FairQueue<Waiting>({ queued: 1000, share: 0.25 });
  for (const feed of [1, 2, 3, 4, 5, 6, 7, 8, 9]) while (queue.offer({ feed, weight: 125 }));
  expect(queue.weight).toBeGreaterThanOrEqual(1000);
  expect(queue.offer({ feed: 1, weight: 1 })).toBe(false);
  expect(queue.offer({ feed: 100, weight: 300 })).toBe(true);
  expect(queue.offer({ feed: 101, weight: 300 })).toBe(false);
});

test("a batch larger than a group goes by itself, and feeds that are held wait", () => {
  const queue = new FairQueue<Waiting>({ queued: 10_000, share: 1 });
  queue.offer({ feed: 1, weight: 3000 });
  queue.offer({ feed: 2, weight: 10 });
  expect(queue.take(2000, (feed) => feed === 1)).toEqual([{ feed: 2, weight: 10 }]);
  expect(queue.take(2000, (feed) => feed === 1)).toEqual([]);
  expect(queue.take(2000, nobody)).toEqual([{ feed: 1, weight: 3000 }]);
  expect(queue.weight).toBe(0);
});

test("nothing is lost or doubled, each feed keeps its order, and no feed gets more than a round ahead", () => {
  const item = fc.record({ feed: fc.integer({ min: 1, max: 5 }), weight: fc.integer({ min: 1, max: 1000 }) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), fc.integer({ min: 1, max: 2500 }), (offered, most) => {
      const queue = new FairQueue<Waiting & { readonly place: number }>({ queued: 1_000_000, share: 1 });
      const items = offered.map((one, place) => ({ ...one, place }));
      for (const one of items) expect(queue.offer(one)).toBe(true);
      const taken: typeof items = [];
      while (queue.weight > 0) {
        const group = queue.take(most, nobody);
        expect(group.length).toBeGreaterThan(0);
        const weight = group.reduce((sum, one) => sum + one.weight, 0);
        expect(weight <= most || group.length === 1).toBe(true);
        taken.push(...group);
      }
      expect(taken.map(({ place }) => place).sort((a, b) => a - b)).toEqual(items.map(({ place }) => place));
      for (let feed = 1; feed <= 5; feed += 1) {
        const places = taken.filter((one) => one.feed === feed).map(({ place }) => place);
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }
    }),
    { seed: 3 },
  );
});
