import { expect, test } from "vitest";
import { hasPersonalNumber, officialTextSchema } from "./official-text.ts";

test.each([
  "Công dân 001090012345 đang chờ",
  "CCCD: 079 090 012 345.",
  "gọi 0912345678",
  "gọi 0912 345 678 nhé",
  "gọi 0912.345.678.",
  "gọi 091 234 5678",
  "gọi +84912345678",
  "(0243123456)",
])("a personal number is seen: %s", (text) => {
  expect(hasPersonalNumber(text)).toBe(true);
});

test.each([
  "hồ sơ H68.03-261128-0001",
  "hồ sơ 000.00.12.H68-230412-0012",
  "hồ sơ 000.00.12.H68-230412001234",
  "Công văn 123/UBND-VP ngày 01/12/2026, trước 16:30 ngày 09.12.2026",
  "tồn 1.250 hồ sơ, quá hạn 37 (2,9%)",
  "0901234567890 là mã vạch",
])("other numbers are not: %s", (text) => {
  expect(hasPersonalNumber(text)).toBe(false);
});

test("lines may be broken, the form is NFC, the length counts characters", () => {
  const schema = officialTextSchema(10);
  const accepts = (text: string): boolean => schema.safeParse(text).success;
  expect([accepts("Một\nHai"), accepts("\u{20000}".repeat(10))]).toEqual([true, true]);
  const wrong = ["", " \n ", "a".repeat(11), "Mo\u0302\u0323t", "a\u0000b", "a\tb", "\u202eabc", 5];
  expect(wrong.map((text) => schema.safeParse(text).success)).toEqual(wrong.map(() => false));
});
