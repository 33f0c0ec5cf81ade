import { expect, it } from "vitest";
import { standingText } from "./standing-text.ts";

const left = (minutes: number) => standingText("vi", { kind: "hours", leftMs: minutes * 60_000 }, "open");

it("tells working time in words, rounded down", () => {
  expect(left(148)).toBe("còn 2 giờ 28");
  expect(left(125.9)).toBe("còn 2 giờ 05");
  expect(left(120)).toBe("còn 2 giờ");
  expect(left(58)).toBe("còn 58 phút");
  expect(left(0.5)).toBe("còn chưa đến 1 phút");
  expect(left(0)).toBe("hết giờ làm việc");
});

it("tells ages in days, and of what is closed how it ended", () => {
  expect(standingText("vi", { kind: "late", days: 15 }, "open")).toBe("trễ 15 ngày");
  expect(standingText("en", { kind: "late", days: 1 }, "open")).toBe("1 day late");
  expect(standingText("vi", { kind: "suspended", days: 12 }, "suspended")).toBe("tạm dừng 12 ngày");
  expect(standingText("vi", { kind: "none" }, "resolved")).toBe("Đã giải quyết");
  expect(standingText("vi", { kind: "none" }, "open")).toBe("không có hạn");
});
