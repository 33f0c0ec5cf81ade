import { describe, expect, it } from "vitest";
import { formatChange, formatCount, formatPercent, formatPoints, formatTarget } from "./number-format.ts";

describe("counts", () => {
  it("groups digits as the language does", () => {
    expect(formatCount("vi", 1234567)).toBe("1.234.567");
    expect(formatCount("en", 1234567)).toBe("1,234,567");
  });

  it("shows a difference with its sign, and none with zero", () => {
    expect(formatChange("vi", 1104)).toBe("+1.104");
    expect(formatChange("vi", -18)).toBe("\u221218");
    expect(formatChange("vi", 0)).toBe("0");
  });
});

describe("rates", () => {
  it("rounds to the decimals asked for", () => {
    expect(formatPercent("vi", 74491 / 74848, 2)).toBe("99,52");
    expect(formatPercent("en", 0.57949, 1)).toBe("57.9");
    expect(formatPercent("vi", 0.44, 0)).toBe("44");
  });

  it("never rounds up to a whole that was not reached", () => {
    expect(formatPercent("vi", 0.99996, 2)).toBe("99,99");
    expect(formatPercent("vi", 1, 2)).toBe("100,00");
    expect(formatPercent("vi", 0, 2)).toBe("0,00");
  });

  it("never rounds up to a target that was missed, nor down from one that was met", () => {
    expect(formatPercent("vi", 0.979999, 2, [0.98])).toBe("97,99");
    expect(formatPercent("vi", 0.98, 2, [0.98])).toBe("98,00");
    expect(formatPercent("vi", 0.29, 2, [0.29])).toBe("29,00");
  });

  it("shows a distance in points, and never as none where there is one", () => {
    expect(formatPoints("vi", 0.75 - 0.698)).toBe("5,2");
    expect(formatPoints("vi", 0.0004)).toBe("0,1");
    expect(formatPoints("en", -0.031)).toBe("-3.1");
    expect(formatPoints("vi", 0)).toBe("0,0");
  });

  it("shows a target with as many decimals as it has", () => {
    expect(formatTarget("vi", 0.98)).toBe("98%");
    expect(formatTarget("vi", 0.985)).toBe("98,5%");
  });
});
