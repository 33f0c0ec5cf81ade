import { expect, test } from "vitest";
import { KnownItems } from "./known-items.ts";

test("what was there from the beginning is not new, what comes is, once, and again when it comes again", () => {
  const known = new KnownItems();
  expect(known.look(["A", "B"])).toEqual([]);
  expect(known.look(["A", "B", "C", "D"])).toEqual(["C", "D"]);
  expect(known.look(["A", "C", "D"])).toEqual([]);
  expect(known.look(["A", "B"])).toEqual(["B"]);
});
