import { expect, it } from "vitest";
import { numberOfPart, partText, queryOfPart } from "./number-part.ts";

const HOTSPOTS = {
  ageing: [
    { fromDays: 0, toDays: 0, overdue: 4 },
    { fromDays: 3, toDays: 5, overdue: 7 },
    { fromDays: 21, toDays: null, overdue: 2 },
  ],
  due: [{ date: "2026-11-18", working: true, open: 9 }],
  nextClose: { at: "2026-11-18T17:00:00+07:00", count: 11 },
  procedures: [{ code: "1.001", name: "Đăng ký khai sinh", field: "Hộ tịch", overdue: 5, open: 30 }],
};

it.each([
  [{ kind: "age", fromDays: 3, toDays: 5 }, 7, { overdueFrom: "3", overdueTo: "5" }, "quá hạn 3–5 ngày làm việc"],
  [{ kind: "age", fromDays: 21, toDays: null }, 2, { overdueFrom: "21" }, "quá hạn trên 20 ngày làm việc"],
  [
    { kind: "age", fromDays: 0, toDays: 0 },
    4,
    { overdueFrom: "0", overdueTo: "0" },
    "quá hạn chưa tới 1 ngày làm việc",
  ],
  [
    { kind: "due", date: "2026-11-18" },
    9,
    { dueFrom: "2026-11-18", dueTo: "2026-11-18" },
    "phải trả trong ngày 18/11/2026",
  ],
  [
    { kind: "nextClose", at: "2026-11-18T17:00:00+07:00" },
    11,
    { dueUntil: "2026-11-18T17:00:00+07:00" },
    "đến hạn trước 17:00 ngày 18/11/2026",
  ],
  [
    { kind: "procedure", of: "open", code: "1.001", name: "Đăng ký khai sinh" },
    30,
    { procedure: "1.001" },
    "Đăng ký khai sinh",
  ],
  [{ kind: "procedure", of: "overdue", code: "gone", name: "Khác" }, undefined, { procedure: "gone" }, "Khác"],
] as const)("a part is found in the document, asked for as a list, and said: %j", (part, value, query, words) => {
  expect(numberOfPart(HOTSPOTS, part)).toBe(value);
  expect(queryOfPart(part)).toEqual(query);
  expect(partText("vi", part)).toBe(words);
});
