import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import { suggestedRules } from "@ioc/protocol/suggested-rules.ts";
import { describe, expect, it } from "vitest";
import { ApiError } from "../shell/api-error.ts";
import { entriesToPut, importPlan, ruleFile, rulesOfFile } from "./rule-file.ts";

const KNOWN: AlertRule[] = suggestedRules("SG").map((entry) => ({
  ...entry,
  version: 3,
  changedBy: "Lê Thị Hạnh",
  changedAt: "2026-03-02T01:00:00.000Z",
  reason: "Bớt báo lặp",
}));

function refused(text: string): ApiError {
  try {
    rulesOfFile(text);
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error("was taken");
}

describe("rules as a file", () => {
  it("go out and come in as the same, so that nothing changes", async () => {
    const entries = rulesOfFile(await ruleFile(KNOWN).text());
    expect(entries.map(({ id }) => id)).toEqual(KNOWN.map(({ id }) => id));
    const plan = importPlan(entries, KNOWN, ({ forMinutes }) => forMinutes);
    expect(plan.changes.map(({ kind }) => kind)).toEqual(KNOWN.map(() => "same"));
    expect(entriesToPut(entries, plan, "vì thế")).toEqual([]);
  });

  it("show what would be new and what would be changed, and put that alone", () => {
    const [first, second] = suggestedRules("SG");
    if (first === undefined || second === undefined) throw new Error("nothing is suggested");
    const entries = rulesOfFile(
      JSON.stringify([{ ...first, forMinutes: 45 }, second, { ...second, id: "another", reason: "riêng" }]),
    );
    const plan = importPlan(entries, KNOWN, ({ forMinutes }) => forMinutes);
    expect(plan.changes.map(({ code, kind }) => [code, kind])).toEqual([
      [first.id, "changed"],
      [second.id, "same"],
      ["another", "new"],
    ]);
    expect(plan.changes.map(({ before, after }) => [before, after])).toEqual([
      [30, 45],
      [30, 30],
      [null, 30],
    ]);
    expect(entriesToPut(entries, plan, "vì thế").map(({ id, reason }) => [id, reason])).toEqual([
      [first.id, "vì thế"],
      ["another", "riêng"],
    ]);
  });

  it("are refused with every fault, or as no JSON at all", () => {
    expect(refused("{").message).toBe("The body is not JSON");
    const [first] = suggestedRules("SG");
    const faults = refused(
      JSON.stringify([
        { ...first, metric: "lateness" },
        { ...first, forMinutes: -1 },
      ]),
    ).errors;
    expect(faults.map(({ path }) => path)).toEqual(["0.metric", "1.forMinutes"]);
  });
});
