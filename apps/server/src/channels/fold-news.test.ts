import { describe, expect, test } from "vitest";
import { foldedNews, type News, tellableNews } from "./fold-news.ts";

const MINUTE = 60_000;

function news(id: number, kind: News["kind"], alerts: readonly number[], minute = 0, rule = "r"): News {
  return {
    row: { id, rule, created_at: minute * MINUTE, audience: "unit" } as News["row"],
    kind,
    severity: "warning",
    doc: {
      ruleVersion: 1,
      ruleName: rule,
      because: null,
      alerts: alerts.map((one) => ({ id: one, unit: one, value: null })),
    },
  };
}

const idsOf = (all: readonly News[]): number[] => all.map(({ row }) => row.id);

describe("CHN-8 silences", () => {
  const due = [
    news(1, "noData", [1]),
    news(2, "fired", [2]),
    news(3, "noData", [3], 0.9),
    news(4, "noData", [4], 0.9, "other"),
  ];
  const tellable = (minute: number, last: readonly (readonly [string, number])[] = []) =>
    idsOf(tellableNews(due, new Map(last.map(([rule, at]) => [rule, at * MINUTE])), minute * MINUTE));

  test("wait for others, the first of a rule for a minute; what is none does not", () => {
    expect(tellable(0.95)).toEqual([2]);
    expect(tellable(1)).toEqual([1, 2, 3]);
    expect(tellable(1.9)).toEqual([1, 2, 3, 4]);
  });

  test("of one rule are five minutes apart", () => {
    expect(tellable(1.9, [["r", -3]])).toEqual([2, 4]);
    expect(tellable(2, [["r", -3]])).toEqual([1, 2, 3, 4]);
  });

  test("hold up what became of the same alerts since, and nothing else", () => {
    const later = [
      news(1, "noData", [1, 2]),
      news(2, "resolved", [2]),
      news(3, "resolved", [3]),
      news(4, "fired", [2]),
    ];
    expect(idsOf(tellableNews(later, new Map(), 0.5 * MINUTE))).toEqual([3]);
    expect(idsOf(tellableNews(later, new Map(), MINUTE))).toEqual([1, 2, 3, 4]);
  });
});

describe("CHN-8 news that are told together", () => {
  test("are the same, of one rule, whatever unit they are below", () => {
    const all = [
      news(1, "fired", [1]),
      news(2, "resolved", [2]),
      news(3, "fired", [3, 4]),
      news(4, "fired", [5], 0, "o"),
    ];
    expect(foldedNews(all).map(idsOf)).toEqual([[1, 3], [2], [4]]);
    const graver = { ...news(5, "fired", [6]), severity: "critical" } as const;
    expect(foldedNews([...all, graver]).map(idsOf)).toEqual([[1, 3], [2], [4], [5]]);
  });

  test("never pass what is told of the same alert in between", () => {
    const all = [
      news(1, "fired", [1]),
      news(2, "resolved", [1]),
      news(3, "fired", [1]),
      news(4, "fired", [2]),
      news(5, "resolved", [3]),
    ];
    expect(foldedNews(all).map(idsOf)).toEqual([[1], [2, 5], [3, 4]]);
  });
});
