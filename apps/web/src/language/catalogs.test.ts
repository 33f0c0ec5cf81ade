import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { textOf, textParts } from "./text.ts";
import { vi } from "./vi.ts";

const slotsOf = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

describe("the catalogs", () => {
  it.each(Object.entries(vi))("say the same of %s", (key, words) => {
    expect(slotsOf(en[key as keyof typeof en])).toEqual(slotsOf(words));
    expect(words.normalize("NFC")).toBe(words);
  });

  it("count in the language's own way", () => {
    expect(textOf("en", "overdueDossiers", { count: 1 })).toBe("overdue dossier");
    expect(textOf("en", "overdueDossiers", { count: 280 })).toBe("overdue dossiers");
    expect(textOf("vi", "overdueDossiers", { count: 1 })).toBe("hồ sơ quá hạn");
  });

  it("can be cut at their slots", () => {
    expect(textParts("vi", "fewerThan")).toEqual([
      { text: "Ít hơn " },
      { slot: "difference" },
      { text: " so với giờ này " },
      { slot: "day" },
      { text: "." },
    ]);
  });
});
