import { expect, it } from "vitest";
import { singleName } from "./single-name.ts";

const UNITS = {
  units: {
    "SG.01": { group: "SG.01" },
    "SG.01.02": { group: "SG.01" },
    "SG.02": { group: "SG.02" },
    "SG.03": { group: "SG.03" },
    "SG.03.01": { group: "SG.03" },
  },
  areas: {
    "SG.01": { name: "Huyện Suối Vàng" },
    "SG.02": { name: "Phường Mường Lộc" },
    "SG.03": { name: "Huyện Hòa Lâm" },
  },
};

it("a single unit is not called as all that stand below it together are", () => {
  expect(singleName("vi", UNITS, "SG.01", { name: "Huyện Suối Vàng" })).toBe("riêng Suối Vàng");
  expect(singleName("en", UNITS, "SG.01", { name: "Huyện Suối Vàng" })).toBe("Suối Vàng itself");
  expect(singleName("vi", UNITS, "SG.01.02", { name: "Xã Đá Bạc" })).toBe("X. Đá Bạc");
  // Nothing stands below it, or its own name says what it is.
  expect(singleName("vi", UNITS, "SG.02", { name: "Phường Mường Lộc" })).toBe("P. Mường Lộc");
  expect(singleName("vi", UNITS, "SG.03", { name: "Bộ phận Một cửa Hòa Lâm" })).toBe("Một cửa Hòa Lâm");
});
