import { expect, test } from "vitest";
import { connectionWords } from "./connection-words.ts";
import { spanText } from "./span-text.ts";

const say = (ms: number): string => spanText(ms, (key, values) => connectionWords.textOf("vi", key, values));

test.each([
  [0, "dưới một giây"],
  [999, "dưới một giây"],
  [1000, "1 giây"],
  [1001, "2 giây"],
  [90_000, "90 giây"],
  [119_999, "120 giây"],
  [120_000, "2 phút"],
  [7_199_999, "120 phút"],
  [7_200_000, "2 giờ"],
  [172_800_001, "3 ngày"],
])("%i ms: %s", (ms, expected) => expect(say(ms)).toBe(expected));
