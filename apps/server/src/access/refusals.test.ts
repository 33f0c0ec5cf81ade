import { expect, test } from "vitest";
import type { Caller } from "./caller.ts";
import { Refusals } from "./refusals.ts";

const clock = { now: () => Date.parse("2026-03-11T10:00:00+07:00") };

function from(address: string, id = 1): Caller {
  return { who: { kind: "service", id, name: "s", grants: [] }, address };
}

test("what is refused again and again is told once", () => {
  const refusals = new Refusals(clock);
  for (let i = 0; i < 5; i += 1) refusals.refused(from("10.0.0.1"), "readBoard", "GET /api/v1/board");
  expect(refusals.take()).toEqual([
    {
      actor: { kind: "service", id: "1", name: "s" },
      action: "access.refuse",
      object: "readBoard GET /api/v1/board",
      address: "10.0.0.1",
    },
  ]);
  refusals.refused(from("10.0.0.1"), "readBoard", "GET /api/v1/board");
  expect(refusals.take()).toEqual([]);
});

test("a flood does not fill the trail, whether from one network or from many", () => {
  const refusals = new Refusals(clock);
  for (let i = 0; i < 1000; i += 1) refusals.refused(from(`2001:db8::${i}`), "readBoard", `GET /${i}`);
  expect(refusals.take()).toHaveLength(10);
  for (let i = 0; i < 1000; i += 1) refusals.badToken(`10.${i >> 8}.${i & 255}.1`);
  expect(refusals.take()).toHaveLength(290);
});

test("an object is cut to what may be shown", () => {
  const refusals = new Refusals(clock);
  refusals.refused(from("::1"), "readBoard", `GET /\u0000${"x".repeat(5000)}`);
  const [entry] = refusals.take();
  expect(entry?.object).toHaveLength(200);
  expect(entry?.object).not.toContain("\u0000");
});

test("what could not be written is kept, as far as there is room", () => {
  const refusals = new Refusals(clock);
  refusals.badToken("10.0.0.1");
  const taken = refusals.take();
  refusals.giveBack(taken);
  expect(refusals.take()).toEqual(taken);
});

test("each refused sign-in is told by itself, and beyond a minute's measure their number", () => {
  let now = clock.now();
  const refusals = new Refusals({ now: () => now });
  const actor = { kind: "nobody", id: null, name: null } as const;
  for (let i = 0; i < 1000; i += 1) refusals.signIn({ actor, object: "an", address: "10.0.0.1" });
  expect(refusals.take()).toHaveLength(300);
  expect(refusals.take()).toEqual([]);
  now += 60_000;
  expect(refusals.take()).toEqual([
    {
      actor: { kind: "system", id: null, name: null },
      action: "access.refuse",
      after: { notWrittenDown: 700 },
    },
  ]);
});
