import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CODE_PATTERN, isPrintable, printableSchema, SOURCE_PATTERN, toPrintable } from "./text.ts";

describe("printable text", () => {
  test("one function and one pattern say the same of every text", () => {
    const schema = printableSchema(5);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 12 }), (text) => {
        expect(schema.safeParse(text).success).toBe(isPrintable(text, 5));
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ["a control", "a\u0007"],
    ["a format character", "a\u200d"],
    ["half of a surrogate pair", "\udc00"],
    ["a private-use character", "\ue000"],
    ["a line separator", "\u2028"],
    ["a paragraph separator", "\u2029"],
    ["nothing", ""],
  ])("%s is not printable", (_, text) => {
    expect(isPrintable(text, 10)).toBe(false);
  });

  test("a foreign text made printable is printable, unless it is empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 40 }), (text) => {
        expect(isPrintable(toPrintable(text, 10), 10)).toBe(true);
      }),
    );
  });
});

test("a code begins with a letter or a digit and has at most 64 characters", () => {
  expect(["A", "68", "H36.12-a_b", "x".repeat(64)].every((code) => CODE_PATTERN.test(code))).toBe(true);
  expect(["", "_a", ".a", "đ", "a b", "a\n", "x".repeat(65), "__proto__"].some((code) => CODE_PATTERN.test(code))).toBe(
    false,
  );
});

test("a source names its unit before the next slash", () => {
  expect(SOURCE_PATTERN.exec("/units/SG.01/a/b")?.[1]).toBe("SG.01");
  expect(SOURCE_PATTERN.exec("/units/SG.01")?.[1]).toBe("SG.01");
  expect(
    ["/units/", "units/SG", "/units/SG 1", "/units/SG?x", "/units/_"].some((text) => SOURCE_PATTERN.test(text)),
  ).toBe(false);
});
