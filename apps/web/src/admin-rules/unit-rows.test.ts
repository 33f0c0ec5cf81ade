import type { Backtest } from "@ioc/protocol/alert-rules.ts";
import { expect, test } from "vitest";
import { unitRows } from "./unit-rows.ts";

const at = (hour: number): string => new Date(Date.UTC(2026, 2, 2, hour)).toISOString();
const backtest = (
  units: readonly string[],
  episodes: readonly (readonly [string, number, number | null])[],
): Backtest => ({
  episodes: episodes.map(([unit, from, to]) => ({
    unit,
    unitName: unit,
    severity: "warning",
    from: at(from),
    to: to === null ? null : at(to),
  })),
  notifications: 0,
  everyMinutes: 15,
  units: units.map((unit) => ({ unit, unitName: `Xã ${unit}`, value: 0.1 })),
  asOf: at(10),
});

test("units stand by how long they would have been alerted, those of the rule in force alone after them", () => {
  const draft = backtest(
    ["A", "B", "C", "D"],
    [
      ["A", 1, 2],
      ["B", 7, null],
    ],
  );
  const inForce = backtest(["A", "B", "C", "D"], [["D", 1, 2]]);
  const rows = unitRows(draft, inForce, "vi");
  expect(rows.map(({ unit, runs, runsInForce }) => [unit, runs.length, runsInForce.length])).toEqual([
    ["B", 1, 0],
    ["A", 1, 0],
    ["D", 0, 1],
    ["C", 0, 0],
  ]);
  expect(unitRows(draft, undefined, "vi").map(({ unit }) => unit)).toEqual(["B", "A", "C", "D"]);
});
