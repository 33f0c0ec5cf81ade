import { expect, test } from "vitest";
import { writtenCount } from "./written-count.ts";

test.each([
  ["0", 0],
  ["7", 7],
  [" 12 ", 12],
  ["0012", 12],
  ["1234", 1234],
  ["1.234", 1234],
  ["1 234", 1234],
  ["1\u00a0234", 1234],
  ["1\u202f234.", undefined],
  ["1,234", 1234],
  ["12.345.678", 12_345_678],
  ["999 999 999 999 999", 999_999_999_999_999],
  ["1,5", undefined],
  ["1.5", undefined],
  ["12.0", undefined],
  ["0.500", undefined],
  ["1.23", undefined],
  ["1.2345", undefined],
  ["1.234,0", undefined],
  ["1.234,567", undefined],
  ["1 234.567", undefined],
  ["-1", undefined],
  ["+1", undefined],
  ["1e5", undefined],
  ["", undefined],
  ["nhiều", undefined],
  ["1234567890123456", undefined],
])("%j is %j", (text, count) => {
  expect(writtenCount(text)).toBe(count);
});
