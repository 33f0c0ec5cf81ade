import fc from "fast-check";
import { expect, test } from "vitest";
import { compareUtf8 } from "./utf8-order.ts";

/** Letters, the last before and the first behind the surrogates, and characters beyond 16 bits. */
const character = fc.oneof(
  fc.constantFrom(
    "",
    "a",
    "b",
    "Z",
    "é",
    "\u07ff",
    "\u0800",
    "\ud7ff",
    "\ue000",
    "｡",
    "\uffff",
    "\u{10000}",
    "\u{10ffff}",
  ),
  fc.string({ unit: "binary", maxLength: 1 }),
);
const text = fc.array(character, { maxLength: 6 }).map((characters) => characters.join(""));

test("FOLD-1: strings are in the order of the bytes of their UTF-8", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    {
      seed: 2026,
      numRuns: 3000,
      examples: [
        ["｡", "\u{1f600}"],
        ["a", "ab"],
        ["", ""],
      ],
    },
  );
});
