import { expect, test } from "vitest";
import { fieldHead } from "./field-head.ts";

test.each([
  ["Thành lập và hoạt động của hộ kinh doanh", "Hộ kinh doanh"],
  ["Thành lập và hoạt động doanh nghiệp", "Doanh nghiệp"],
  ["Giáo dục đào tạo thuộc hệ thống giáo dục quốc dân", "Giáo dục đào tạo"],
  ["Phòng, chống tệ nạn xã hội", "Phòng, chống tệ nạn xã hội"],
  ["Đất đai", "Đất đai"],
  ["Thành lập và hoạt động ", "Thành lập và hoạt động "],
])("%s is headed %s", (name, head) => {
  expect(fieldHead(name)).toBe(head);
});
