import { expect, test } from "vitest";
import { userCodeOf } from "./user-code.ts";

test.each(["BCDF-GHJK", "BCDFGHJK", "bcdf-ghjk", " bcdf ghjk ", "b-c-d-f-g-h-j-k"])("'%s' is a code", (typed) => {
  expect(userCodeOf(typed)).toBe("BCDF-GHJK");
});

test.each(["", "BCDF", "BCDFGHJKL", "ABCDEFGH", "BCDF-GHJ1", "BCDF_GHJK"])("'%s' is none", (typed) => {
  expect(userCodeOf(typed)).toBeUndefined();
});
