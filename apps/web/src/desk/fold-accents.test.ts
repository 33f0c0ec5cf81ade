import { expect, it } from "vitest";
import { matchesSearch } from "./fold-accents.ts";

it("finds words without their accents, in any order and any of the texts", () => {
  expect(matchesSearch("da nang", ["Thành phố Đà Nẵng"])).toBe(true);
  expect(matchesSearch("nẵng ĐÀ", ["Thành phố Đà Nẵng"])).toBe(true);
  expect(matchesSearch("suoi h68.03", ["Xã Suối Vàng", "H68.03"])).toBe(true);
  expect(matchesSearch("hue", ["Thành phố Đà Nẵng"])).toBe(false);
  expect(matchesSearch("  ", ["anything"])).toBe(true);
});
