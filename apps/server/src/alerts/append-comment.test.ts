import { expect, test } from "vitest";
import { appendComment, MOST_SAID } from "./append-comment.ts";

test("the first comment stands by itself, later ones in lines of their own, signed", () => {
  const first = appendComment(null, "An", "Đang xử lý");
  expect(first).toBe("Đang xử lý");
  const second = appendComment(first ?? null, "Bình", "Thiếu người");
  expect(second).toBe("Đang xử lý\nBình: Thiếu người");
  expect(appendComment(second ?? null, "An", "Đã bố trí")).toBe("Đang xử lý\nBình: Thiếu người\nAn: Đã bố trí");
});

test("nothing said, or the same said again, changes nothing", () => {
  expect(appendComment(null, "An", null)).toBeNull();
  expect(appendComment("Đang xử lý", "An", null)).toBe("Đang xử lý");
  expect(appendComment("Đang xử lý", "An", "Đang xử lý")).toBe("Đang xử lý");
  expect(appendComment("Đang xử lý\nBình: Thiếu người", "Bình", "Thiếu người")).toBe("Đang xử lý\nBình: Thiếu người");
});

test("there is room for so much and no more", () => {
  expect(appendComment("x".repeat(MOST_SAID - 6), "An", "y")).toHaveLength(MOST_SAID - 6 + 6);
  expect(appendComment("x".repeat(MOST_SAID - 5), "An", "y")).toBeUndefined();
});
