import { expect, test } from "vitest";
import { nextCloseSum } from "./next-close-sum.ts";

const day = (date: string, open: number) => ({ date, open, working: true });
const signs = (count: number, due: readonly ReturnType<typeof day>[]) =>
  nextCloseSum({ due: [...due], nextClose: { at: "2026-03-12T17:00:00+07:00", count } }, "vi").map(
    ({ sign, value, isResult }) => [sign, value, isResult === true],
  );

test("the days up to the next close add up to it", () => {
  const due = [day("2026-03-11", 4), day("2026-03-12", 1200), day("2026-03-13", 9)];
  expect(signs(1204, due)).toEqual([
    ["", "4", false],
    ["+", "1.200", false],
    ["=", "1.204", true],
  ]);
});

test("what is due on the last of them, but after its close, is taken away; what no day tells is added", () => {
  expect(signs(3, [day("2026-03-12", 5)])).toEqual([
    ["", "5", false],
    ["−", "2", false],
    ["=", "3", true],
  ]);
  expect(signs(6, [day("2026-03-12", 0), day("2026-03-11", 5)])[1]).toEqual(["+", "1", false]);
});
