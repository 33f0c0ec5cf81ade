import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Folded } from "./folded.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("the first news are told at once, those of the next five minutes in one", () => {
  const told: (readonly string[])[] = [];
  const folded = new Folded(
    (items) => told.push(items),
    () => Date.now(),
  );
  folded.add([]);
  folded.add(["A", "B"]);
  expect(told).toEqual([["A", "B"]]);
  folded.add(["C"]);
  vi.advanceTimersByTime(299_000);
  folded.add(["D"]);
  expect(told).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([
    ["A", "B"],
    ["C", "D"],
  ]);
  vi.advanceTimersByTime(300_000);
  expect(told).toHaveLength(2);
  folded.add(["E"]);
  expect(told[2]).toEqual(["E"]);
  folded.add(["F"]);
  folded.end();
  vi.advanceTimersByTime(300_000);
  expect(told).toHaveLength(3);
});
