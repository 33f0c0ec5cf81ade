import { MEASURES, type Measures, ratesOf } from "@ioc/domain/measure/measures.ts";
import { describe, expect, it } from "vitest";
import { numberSum, type SumLine } from "./number-sum.ts";

function numbersWith(given: Partial<Measures>) {
  const measures = Object.fromEntries(MEASURES.map((name) => [name, given[name] ?? 0])) as Measures;
  return { measures, rates: ratesOf(measures) };
}

/** What the lines above a result add up to. */
function sumAbove(lines: readonly SumLine[]): number {
  const results = lines.flatMap((line, index) => (line.sign === "=" ? [index] : []));
  const above = lines.slice(0, results.at(-1)).filter(({ sign }) => sign !== "=");
  return above.reduce((sum, { sign, value }) => sum + (sign === "−" ? -1 : 1) * (value ?? 0), 0);
}

const busy = numbersWith({
  carriedOver: 40,
  received: 12,
  receivedCounter: 5,
  receivedOnlineFull: 4,
  receivedOnlinePartial: 2,
  receivedPostal: 1,
  resolved: 9,
  resolvedAhead: 4,
  resolvedOnTime: 3,
  resolvedLate: 2,
  withdrawn: 1,
  inProgress: 42,
  inProgressWithin: 30,
  overdue: 12,
  suspended: 6,
  atRisk: 7,
});

describe("a number's sum", () => {
  it.each(["received", "resolved", "inProgress", "inProgressWithin", "overdue"] as const)(
    "ends in the number: %s",
    (measure) => {
      const lines = numberSum(busy, { measure });
      expect(lines.at(-1)).toMatchObject({ what: measure, value: busy.measures[measure], isResult: true });
      expect(sumAbove(lines)).toBe(busy.measures[measure]);
    },
  );

  it("says what came over the border, and what went", () => {
    const came = numberSum(numbersWith({ carriedOver: 3, inProgress: 5 }), { measure: "inProgress" });
    expect(came).toContainEqual({ sign: "+", what: "across", value: 2 });
    const went = numberSum(numbersWith({ carriedOver: 3, inProgress: 1 }), { measure: "inProgress" });
    expect(went).toContainEqual({ sign: "−", what: "across", value: 2 });
    expect(numberSum(busy, { measure: "inProgress" }).map(({ what }) => what)).not.toContain("across");
  });

  it("of a rate is its numerator over its denominator", () => {
    expect(numberSum(busy, { rate: "onTime" })).toEqual([
      { sign: "", what: "resolvedAhead", value: 4 },
      { sign: "+", what: "resolvedOnTime", value: 3 },
      { sign: "÷", what: "resolved", value: 9 },
      { sign: "=", what: "rate", value: 7 / 9, isResult: true },
    ]);
    expect(numberSum(numbersWith({}), { rate: "onTime" }).at(-1)).toMatchObject({ value: null });
  });

  it("is none for what is counted by itself", () => {
    expect(numberSum(busy, { measure: "suspended" })).toEqual([]);
  });
});
