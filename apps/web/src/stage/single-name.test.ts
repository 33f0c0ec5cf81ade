import { expect, it } from "vitest";
import { singleName } from "./single-name.ts";

const UNITS = { "SG.01": { group: "SG.01" }, "SG.01.02": { group: "SG.01" }, "SG.02": { group: "SG.02" } };

it("a single unit that others stand below is not called as all of them together are", () => {
  expect(singleName("vi", UNITS, "SG.01", { name: "Huyện Suối Vàng" })).toBe("riêng Huyện Suối Vàng");
  expect(singleName("vi", UNITS, "SG.01.02", { name: "Xã Đá Bạc" })).toBe("X. Đá Bạc");
  expect(singleName("en", UNITS, "SG.01", { name: "Huyện Suối Vàng" })).toBe("Huyện Suối Vàng itself");
  expect(singleName("vi", UNITS, "SG.02", { name: "Phường Mường Lộc" })).toBe("P. Mường Lộc");
});
