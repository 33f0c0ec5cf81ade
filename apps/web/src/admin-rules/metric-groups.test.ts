import { isRate, METRICS } from "@ioc/domain/alert/metric.ts";
import { describe, expect, it } from "vitest";
import { countedThing, denominatorOf, isOfMoment, METRIC_GROUPS } from "./metric-groups.ts";

describe("the metrics to choose from", () => {
  it("are all that a rule may ask for, each once", () => {
    const offered = Object.values(METRIC_GROUPS).flat();
    expect([...offered].sort()).toEqual([...new Set(METRICS)].sort());
  });

  it("say what they count, and a rate what it is a part of", () => {
    expect(countedThing("overdue")).toBe("dossier");
    expect(countedThing("paidOnline")).toBe("payment");
    expect(countedThing("satisfied")).toBe("rating");
    expect(countedThing("feedbackLate")).toBe("feedback");
    expect(denominatorOf("overdueShare")).toBe("inProgress");
    expect(denominatorOf("satisfaction")).toBe("rated");
    expect(denominatorOf("overdue")).toBeUndefined();
    for (const metric of METRICS) expect(denominatorOf(metric) !== undefined).toBe(isRate(metric));
  });

  it("know whether a period changes them", () => {
    expect(["overdue", "overdueShare", "inProgressWithin", "orphans"].map((of) => isOfMoment(of as never))).toEqual(
      Array(4).fill(true),
    );
    expect(["received", "onTime", "carriedOver"].map((of) => isOfMoment(of as never))).toEqual(Array(3).fill(false));
  });
});
