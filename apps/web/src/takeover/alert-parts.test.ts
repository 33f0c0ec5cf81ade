import type { Board } from "@ioc/protocol/board.ts";
import { describe, expect, it } from "vitest";
import { alertFacts, fixtureAlert } from "../../dev/fixture-alerts.ts";
import { durationText } from "./alert-duration.ts";
import { alertParts } from "./alert-parts.ts";

const board = alertFacts(new URL("http://localhost/api/v1/board?unit=SG.04")) as Board;

describe("where a critical number sits", () => {
  it("names the units with the most, and how much is left elsewhere: together it is the number", () => {
    const { by, parts, rest } = alertParts(fixtureAlert(), board, "vi");
    expect(by).toBe("unit");
    expect(parts[0]?.name).toBe("Một cửa Hòa Lâm");
    expect(parts.map(({ count }) => count)).toEqual(parts.map(({ count }) => count).toSorted((a, b) => b - a));
    const named = parts.reduce((sum, { count }) => sum + count, 0);
    expect(named + rest.count).toBe(board.measures.overdue);
    expect(rest.places).toBeGreaterThan(0);
  });

  it("of a rate that is too low names those that miss the most", () => {
    const alert = fixtureAlert({ metric: "overdueShare", direction: "below" });
    const { parts } = alertParts(alert, board, "vi");
    const inTime = (code: string): number => {
      const { measures } = board.children[code] ?? board;
      return measures.inProgress - measures.overdue;
    };
    expect(parts.map(({ count }) => count)).toEqual(parts.map(({ key }) => inTime(key)));
  });

  it("of a unit without others below it names its fields", () => {
    const { measures, rates } = board;
    const leaf: Board = { ...board, children: {}, fields: { "Đất đai": { measures, rates } } };
    expect(alertParts(fixtureAlert({ metric: "overdue" }), leaf, "vi")).toMatchObject({
      by: "field",
      parts: [{ name: "Đất đai", count: measures.overdue }],
      rest: { count: 0, places: 0 },
    });
  });
});

it("a time is said in the largest unit of which there are two", () => {
  const minute = 60_000;
  expect([42, 119, 121, 47 * 60, 50 * 60].map((minutes) => durationText("vi", minutes * minute))).toEqual([
    "42 phút",
    "119 phút",
    "2 giờ",
    "47 giờ",
    "2 ngày",
  ]);
  expect(durationText("en", minute)).toBe("1 minute");
});
