import { expect, test } from "vitest";
import { worthCompacting } from "./compact-segments.ts";

const heads = (...bytes: number[]) => bytes.map((size, part) => ({ day: 1, part, bytes: size }));
const sizes = (...bytes: number[]): number[] =>
  worthCompacting(heads(...bytes))
    .map((head) => head.bytes)
    .toSorted((a, b) => a - b);

test("one segment stays as it is, and so do a few short ones beside a long one", () => {
  expect(sizes(5)).toEqual([]);
  expect(sizes(1_000_000, 50_000, 100_000)).toEqual([]);
  expect(sizes(100, 100, 100)).toEqual([]);
});

test("short ones that have become a large share are made into one with the long one", () => {
  expect(sizes(300_000, 1_000_000, 250_000)).toEqual([250_000, 300_000, 1_000_000]);
});

test("many short ones are made into one, the long one untouched while they are a small share", () => {
  const many = new Array<number>(25).fill(1000);
  expect(sizes(1_000_000, ...many)).toEqual(many);
  expect(sizes(2000, ...many)).toHaveLength(26);
  expect(sizes(1_000_000, ...many.slice(1))).toEqual([]);
});
