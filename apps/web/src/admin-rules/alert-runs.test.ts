import { describe, expect, it } from "vitest";
import { alertRuns, backtestFigures } from "./alert-runs.ts";

const at = (clock: string): string => `2026-03-02T${clock}:00.000Z`;
const episode = (unit: string, severity: "warning" | "critical", from: string, to: string | null) => ({
  unit,
  unitName: unit,
  severity,
  from: at(from),
  to: to === null ? null : at(to),
});

const EPISODES = [
  episode("A", "warning", "01:00", "02:00"),
  episode("A", "critical", "02:00", "03:00"),
  episode("A", "warning", "03:00", "03:15"),
  episode("A", "warning", "05:00", "05:45"),
  episode("B", "critical", "05:45", "06:00"),
  episode("B", "warning", "07:00", null),
];

describe("what a back-test tells", () => {
  it("takes what follows upon each other at one unit as one alert", () => {
    expect(alertRuns(EPISODES).map(({ unit, stretches }) => [unit, stretches.length])).toEqual([
      ["A", 3],
      ["A", 1],
      ["B", 1],
      ["B", 1],
    ]);
  });

  it("comes down to a few figures", () => {
    const byClock = (from: number, to: number): number => to - from;
    const week = 7 * 24 * 3_600_000;
    expect(backtestFigures({ episodes: EPISODES, notifications: 9 }, byClock, 2 * week)).toEqual({
      runs: 4,
      short: 2,
      units: 2,
      critical: 2,
      perWeek: 4.5,
    });
  });

  it("counts an hour in the time of the rule", () => {
    const nobodyWorks = (): number => 0;
    // What fires still is not over, however little work was done meanwhile.
    expect(backtestFigures({ episodes: EPISODES, notifications: 0 }, nobodyWorks, 1).short).toBe(3);
  });
});
