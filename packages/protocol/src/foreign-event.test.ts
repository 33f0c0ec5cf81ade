import fc from "fast-check";
import { expect, test } from "vitest";
import { describeForeignEvent } from "./foreign-event.ts";

const nothing = { id: null, source: null, subject: null, type: null, timeMs: null };

test("of a refused event only what is fit to be kept is told", () => {
  const event = { id: "a\u0000", source: "/units/SG", subject: 7, type: "x".repeat(129), time: "2026-03-02T00:00:00Z" };
  expect(describeForeignEvent(event)).toEqual({
    ...nothing,
    source: "/units/SG",
    timeMs: Date.parse("2026-03-02T00:00:00Z"),
  });
});

test("whatever was refused, it can be told", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(Object.keys(describeForeignEvent(value))).toEqual(Object.keys(nothing));
    }),
  );
  expect(describeForeignEvent(null)).toEqual(nothing);
});
