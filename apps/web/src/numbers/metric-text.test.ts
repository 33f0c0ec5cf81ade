import { describe, expect, it } from "vitest";
import { metricText } from "./metric-text.ts";

describe("metricText", () => {
  it("shows a count, and a rate with a decimal only where it needs one", () => {
    expect(metricText("vi", 1234, false)).toBe("1.234");
    expect(metricText("vi", 0.3, true)).toBe("30%");
    expect(metricText("vi", 0.0834, true)).toBe("8,3%");
  });

  it("never shows a rate as the threshold that it stands below", () => {
    expect(metricText("vi", 0.29999, true)).toBe("30,0%");
    expect(metricText("vi", 0.29999, true, 0.3)).toBe("29,9%");
    expect(metricText("en", 0.3001, true, 0.3)).toBe("30.0%");
  });
});
