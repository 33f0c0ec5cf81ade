import { expect, test } from "vitest";
import { ServerTime } from "./server-time.ts";

const NOON = Date.parse("2026-03-11T12:00:00Z");
const iso = (ms: number): string => new Date(ms).toISOString();

test("a clock that is right stays what it is, however slow the line", () => {
  const time = new ServerTime();
  time.hear(iso(NOON + 300), NOON, NOON + 4000);
  expect(time.at(NOON)).toBe(NOON);
});

test("a clock that is wrong is set to within the time that the answer took, and better by each quicker one", () => {
  const time = new ServerTime();
  const ahead = 3 * 86_400_000;
  time.hear(iso(NOON + ahead + 500), NOON, NOON + 1000);
  expect(Math.abs(time.at(NOON) - NOON - ahead)).toBeLessThanOrEqual(500);
  time.hear(iso(NOON + ahead + 5010), NOON + 5000, NOON + 5020);
  expect(Math.abs(time.at(NOON) - NOON - ahead)).toBeLessThanOrEqual(10);
  // Somebody sets the machine's clock right.
  time.hear(iso(NOON + ahead + 10), NOON + ahead, NOON + ahead + 20);
  expect(Math.abs(time.at(NOON + ahead) - NOON - ahead)).toBeLessThanOrEqual(10);
});

test("an answer that says nothing of the time, or spans a clock that was set, changes nothing", () => {
  const time = new ServerTime();
  time.hear(null, NOON, NOON);
  time.hear("soon", NOON, NOON);
  time.hear(iso(NOON + 60_000), NOON, NOON - 1);
  expect(time.at(NOON)).toBe(NOON);
});
