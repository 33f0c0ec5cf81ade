import { expect, it } from "vitest";
import { mainField, type TodayFacts, todaySentence } from "./today-sentence.ts";

const FACTS: TodayFacts = {
  inProgress: 10,
  overdue: 0,
  dueToday: 0,
  neverSent: false,
  isWorkingDay: true,
  isAfterClose: false,
};

it.each([
  ["nothingSent", { neverSent: true, inProgress: 0 }],
  ["leaveBeforeClose", { dueToday: 6, overdue: 18 }],
  ["leaveToday", { dueToday: 6, isAfterClose: true }],
  ["leaveToday", { dueToday: 1, isWorkingDay: false }],
  ["overdueOnly", { overdue: 18 }],
  ["overdueOnly", { overdue: 18, isWorkingDay: false }],
  ["dayOff", { isWorkingDay: false }],
  ["allOut", {}],
  ["nothingOpen", { inProgress: 0 }],
] as const)("%s is the sentence for %j", (sentence, facts) => {
  expect(todaySentence({ ...FACTS, ...facts })).toBe(sentence);
});

it("names a field that holds half of what is overdue or more", () => {
  expect(mainField({ "Đất đai": 9, "Hộ tịch": 9 }, 18)).toEqual({ field: "Hộ tịch", overdue: 9 });
  expect(mainField({ "Đất đai": 17, "Hộ tịch": 1 }, 18)).toEqual({ field: "Đất đai", overdue: 17 });
  expect(mainField({ a: 2, b: 2, c: 2 }, 6)).toBeUndefined();
  expect(mainField({ a: 1 }, 1)).toBeUndefined();
  expect(mainField({}, 0)).toBeUndefined();
});
