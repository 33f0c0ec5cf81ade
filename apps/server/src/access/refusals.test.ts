import { expect, test } from "vitest";
import type { Caller } from "./caller.ts";
import { Refusals } from "./refusals.ts";

function from(address: string, id = 1): Caller {
  return { who: { kind: "service", id, name: "s", grants: [] }, address };
}

test("what is refused again and again is told once", () => {
  const refusals = new Refusals();
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
  const refusals = new Refusals();
  for (let i = 0; i < 1000; i += 1) refusals.refused(from(`2001:db8::${i}`), "readBoard", `GET /${i}`);
  expect(refusals.take()).toHaveLength(10);
  for (let i = 0; i < 1000; i += 1) refusals.badToken(`10.${i >> 8}.${i & 255}.1`);
  expect(refusals.take()).toHaveLength(290);
});

test("an object is cut to what may be shown", () => {
  const refusals = new Refusals();
  refusals.refused(from("::1"), "readBoard", `GET /\u0000${"x".repeat(5000)}`);
  const [entry] = refusals.take();
  expect(entry?.object).toHaveLength(200);
  expect(entry?.object).not.toContain("\u0000");
});

test("what could not be written is kept, as far as there is room", () => {
  const refusals = new Refusals();
  refusals.badToken("10.0.0.1");
  const taken = refusals.take();
  refusals.giveBack(taken);
  expect(refusals.take()).toEqual(taken);
});
