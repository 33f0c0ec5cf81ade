import { describe, expect, it } from "vitest";
import { textOf, textParts } from "./text.ts";

type Catalog = Readonly<Record<string, string>>;
const slotsOf = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

/** Everything with words of its own: `vi.ts` and `en.ts` beside each other. */
const vietnamese = import.meta.glob<Catalog>(["../*/vi.ts", "../*/*-vi.ts"], { eager: true, import: "vi" });
const english = import.meta.glob<Catalog>(["../*/en.ts", "../*/*-en.ts"], { eager: true, import: "en" });

describe.each(Object.entries(vietnamese))("the catalogs beside %s", (file, vi) => {
  const en = english[file.replace("vi.ts", "en.ts")] ?? {};

  it("have the same keys", () => {
    const singulars = Object.keys(vi).flatMap((key) =>
      key.endsWith("_other") ? [key.replace(/_other$/, "_one")] : [],
    );
    expect(Object.keys(en).sort()).toEqual([...Object.keys(vi), ...singulars].sort());
  });

  it.each(Object.entries(vi))("say the same of %s", (key, words) => {
    expect(slotsOf(en[key] ?? "")).toEqual(slotsOf(words));
    expect(words.normalize("NFC")).toBe(words);
  });
});

describe("the wall's catalogs", () => {
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
