import { describe, expect, it } from "vitest";
import { decimalText, parseDecimal, parsePercent, percentText } from "./decimal-text.ts";

describe("numbers as they are typed", () => {
  it.each([
    ["vi", "3,5", 3.5],
    ["vi", "3.5", 3.5],
    ["vi", "1.500", 1500],
    ["vi", "1.234,5", 1234.5],
    ["vi", "−1", -1],
    ["en", "3.5", 3.5],
    ["en", "3,5", 3.5],
    ["en", "1,500", 1500],
    ["en", "1.500", 1.5],
    ["vi", " 20 ", 20],
    ["vi", "", undefined],
    ["vi", "nhiều", undefined],
    ["vi", "1,2,3", undefined],
    ["vi", "1e3", undefined],
  ] as const)("in %s, %j is %s", (language, text, value) => {
    expect(parseDecimal(language, text)).toBe(value);
  });

  it("are the very share that a percentage means", () => {
    expect(parsePercent("vi", "4,1")).toBe(0.041);
    expect(parsePercent("vi", "98 %")).toBe(0.98);
    expect(parsePercent("en", "0.5")).toBe(0.005);
    expect(parsePercent("vi", "%")).toBeUndefined();
  });

  it("come back as they were typed", () => {
    expect(decimalText("vi", 1500.5)).toBe("1500,5");
    expect(decimalText("en", -1)).toBe("-1");
    for (let tenth = 0; tenth <= 1000; tenth += 1) {
      const text = decimalText("vi", tenth / 10);
      const share = parsePercent("vi", text);
      expect(share === undefined ? undefined : percentText("vi", share)).toBe(text);
    }
  });
});
