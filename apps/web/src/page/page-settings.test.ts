import { describe, expect, it } from "vitest";
import { readPageSettings, writePageSettings } from "./page-settings.ts";
import { tokenInFragment } from "./page-token.ts";

describe("the page's address", () => {
  it("chooses unit, scene, language and theme; the overview, Vietnamese and dark by default", () => {
    expect(readPageSettings("?unit=SG.04&scene=overview&lang=en&theme=light")).toEqual({
      unit: "SG.04",
      scene: "overview",
      language: "en",
      theme: "light",
      density: "normal",
      map: "land",
      dims: false,
    });
    expect(readPageSettings("?scene=none&lang=fr&theme=blue")).toEqual({
      unit: undefined,
      scene: "overview",
      language: "vi",
      theme: "dark",
      density: "normal",
      map: "land",
      dims: false,
    });
  });

  it("says what hangs on a wall: for a deep room, and dim after hours when it turns by itself", () => {
    expect(readPageSettings("?density=far&play=overview")).toMatchObject({ density: "far", dims: true });
    expect(readPageSettings("?play=overview&night=0")).toMatchObject({ density: "normal", dims: false });
  });

  it("keeps what was switched on the page, and what it does not know", () => {
    expect(writePageSettings("?unit=SG&x=1", { language: "en", theme: "light", map: "tiles" })).toBe(
      "?unit=SG&x=1&lang=en&theme=light&map=tiles",
    );
    expect(writePageSettings("?lang=en&theme=light&map=tiles", { language: "vi", theme: "dark", map: "land" })).toBe(
      "",
    );
  });

  it("may bring a token in its fragment, which no server sees", () => {
    expect(tokenInFragment("#token=abc")).toBe("abc");
    expect(tokenInFragment("#top")).toBeUndefined();
  });
});
