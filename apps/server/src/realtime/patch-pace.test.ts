import fc from "fast-check";
import { expect, test } from "vitest";
import { PatchPace } from "./patch-pace.ts";

/** When patches go out if changes come at these gaps and every wait is kept to the millisecond. */
function sentAt(gapsMs: readonly number[]): number[] {
  const pace = new PatchPace();
  const sent: number[] = [];
  let now = 1_000_000;
  let dueAt: number | undefined;
  for (const gap of gapsMs) {
    const next = now + gap;
    if (dueAt !== undefined && dueAt <= next) {
      pace.sent(dueAt);
      sent.push(dueAt);
      dueAt = undefined;
    }
    now = next;
    pace.changed(now);
    dueAt = now + Math.max(0, pace.waitMs(now));
  }
  return sent;
}

test("the first patch goes out at once, and no second ever holds six, however the changes come", () => {
  expect(new PatchPace().waitMs(5)).toBeLessThanOrEqual(0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 260 }), { maxLength: 200 }), (gapsMs) => {
      const sent = sentAt(gapsMs);
      sent.forEach((at, index) => {
        const sixth = sent[index + 5];
        if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(1000);
      });
    }),
    { seed: 7 },
  );
});

test("changes that come five a second are told as they come", () => {
  const sent = sentAt(new Array<number>(50).fill(200));
  expect(sent).toEqual(sent.map((_, index) => 1_000_200 + index * 200));
  expect(sent.length).toBe(49);
});

test("changes that come five a second and not quite evenly are told as they come, but for what a second holds", () => {
  const LATE_MS = 60;
  // Every seventh is late; the gaps around it are longer and shorter.
  const lateBy = (index: number): number => (index % 7 === 3 ? LATE_MS : 0);
  const changes = Array.from({ length: 100 }, (_, index) => index * 200 + lateBy(index));
  const sent = sentAt(changes.map((at, index) => at - (changes[index - 1] ?? 0)));
  expect(sent.length).toBe(changes.length - 1);
  sent.forEach((at, index) => {
    expect(at - 1_000_000 - index * 200).toBeLessThanOrEqual(LATE_MS);
  });
});
