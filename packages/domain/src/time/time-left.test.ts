import fc from "fast-check";
import { expect, it } from "vitest";
import { at, office, shown, vietnam } from "../dossier/dossier-events.test-support.ts";
import { riskMs } from "./deadline.ts";
import { timeLeft, workingSpans } from "./time-left.ts";

const HOUR_MS = 3_600_000;

const left = (now: string, due: string) => timeLeft(at(now), at(due), office, vietnam);

it("LST-3 counts working time and working days to the deadline", () => {
  // 2 March 2026 is a Monday; work is from 07:30 to 11:30 and from 13:30 to 17:00.
  expect(left("2026-03-02 14:32", "2026-03-02 17:00")).toMatchObject({ ms: 2 * HOUR_MS + 28 * 60_000, days: 0 });
  expect(left("2026-03-02 10:30", "2026-03-02 14:30")).toMatchObject({ ms: 2 * HOUR_MS, days: 0 });
  expect(left("2026-03-06 16:00", "2026-03-09 08:30")).toMatchObject({ ms: 2 * HOUR_MS, days: 1 });
  expect(left("2026-03-07 12:00", "2026-03-08 12:00")).toEqual({ ms: 0, days: 0, spans: [] });
});

it("LST-3 tells when the last eight hours run", () => {
  expect(left("2026-03-02 10:30", "2026-03-03 08:30").spans?.map(({ from, to }) => [shown(from), shown(to)])).toEqual([
    ["2026-03-02 10:30", "2026-03-02 11:30"],
    ["2026-03-02 13:30", "2026-03-02 17:00"],
    ["2026-03-03 07:30", "2026-03-03 08:30"],
  ]);
  expect(left("2026-03-02 07:30", "2026-03-03 08:00").spans).toHaveLength(3);
  expect(left("2026-03-02 07:29", "2026-03-03 08:01").spans).toBeUndefined();
});

it("LST-3 the spans add up to the time that is left, and so does what is left of them later", () => {
  const moment = fc.integer({ min: at("2026-02-10 00:00"), max: at("2026-03-10 00:00") });
  fc.assert(
    fc.property(moment, moment, moment, (a, b, c) => {
      const [now = 0, later = 0, due = 0] = [a, b, c].sort((x, y) => x - y);
      const spans = workingSpans(now, due, office, vietnam);
      const rest = spans.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, later)), 0);
      expect(rest).toBe(timeLeft(later, due, office, vietnam).ms);
      const known = timeLeft(now, due, office, vietnam);
      expect(known.spans === undefined).toBe(known.ms > riskMs);
    }),
  );
});
