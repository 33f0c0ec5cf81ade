import { expect, test } from "vitest";
import { courseLines } from "./course-lines.ts";

test("a course is drawn in steps, broken where nothing can be said, and apart where the sample is too small", () => {
  const { judged, passedOver } = courseLines([
    { place: 0, value: null, isJudged: false },
    { place: 0.1, value: 1, isJudged: false },
    { place: 0.2, value: 0.9, isJudged: true },
    { place: 0.4, value: 0.8, isJudged: true },
    { place: 0.6, value: null, isJudged: true },
    { place: 0.7, value: 0.7, isJudged: true },
    { place: 1, value: 0.7, isJudged: true },
  ]);
  expect(passedOver).toEqual([
    [0.1, 1],
    [0.2, 1],
    [0.2, null],
  ]);
  expect(judged).toEqual([
    [0.2, 0.9],
    [0.4, 0.9],
    [0.4, 0.8],
    [0.6, 0.8],
    [0.6, null],
    [0.7, 0.7],
    [1, 0.7],
    [1, 0.7],
    [1, 0.7],
  ]);
});
