import { suggestedRules } from "@ioc/protocol/suggested-rules.ts";
import { describe, expect, it } from "vitest";
import { checkDraft, draftOf, type RuleBody, type RuleDraft } from "./rule-draft.ts";

const RULE: RuleBody = {
  name: "Tỷ lệ quá hạn",
  metric: "overdueShare",
  scope: { unit: "SG", each: "child" },
  period: "month",
  direction: "above",
  warning: { fire: 0.041, clear: 0.035 },
  critical: { fire: 0.08 },
  forMinutes: 30,
  keepFiringMinutes: 60,
  minSample: 20,
  workingTime: true,
  noData: "ignore",
  escalateAfterMinutes: 240,
  enabled: true,
};

function faultsOf(changes: Partial<RuleDraft>, rule = RULE) {
  return checkDraft("vi", { ...draftOf("vi", rule), reason: "vì thế", ...changes }).faults;
}

describe("a rule in the form", () => {
  it("shows shares as per cent, with the decimal comma, and counts as they are", () => {
    expect(draftOf("vi", RULE)).toMatchObject({ warningFire: "4,1", warningClear: "3,5", criticalFire: "8" });
    expect(draftOf("en", RULE)).toMatchObject({ warningFire: "4.1", criticalClear: "" });
    expect(draftOf("vi", { ...RULE, metric: "overdue", warning: { fire: 9 } })).toMatchObject({ warningFire: "9" });
  });

  it("comes out as it came in, whatever the language", () => {
    for (const { id: _, ...rule } of [...suggestedRules("SG"), { id: "x", ...RULE }]) {
      for (const language of ["vi", "en"] as const) {
        const checked = checkDraft(language, { ...draftOf(language, rule), reason: "x" });
        expect(checked.faults).toEqual({});
        expect(checked.rule).toEqual({
          ...rule,
          warning: rule.warning ?? null,
          critical: rule.critical ?? null,
          escalateAfterMinutes: rule.escalateAfterMinutes ?? null,
        });
      }
    }
  });

  it.each([
    ["a name that is none", { name: " " }, { name: "missing" }],
    ["no reason", { reason: "" }, { reason: "missing" }],
    ["no unit", { unit: undefined }, { unit: "missing" }],
    ["words for a number", { warningFire: "nhiều" }, { warningFire: "notAPercentage" }],
    ["more than all", { criticalFire: "120" }, { criticalFire: "notAPercentage" }],
    ["a clear value beyond", { warningClear: "5" }, { warningClear: "clearBeyondFire" }],
    ["a critical value short of the warning", { criticalFire: "3" }, { criticalFire: "shortOfWarning" }],
    ["a clear value alone", { criticalFire: "", criticalClear: "3" }, { criticalFire: "needsFire" }],
    ["less than no time", { forMinutes: "-1" }, { forMinutes: "notMinutes" }],
    ["no time at all", { keepFiringMinutes: "" }, { keepFiringMinutes: "missing" }],
    ["half a dossier", { minSample: "1,5" }, { minSample: "notACount" }],
    [
      "nothing that it could tell",
      { warningFire: "", warningClear: "", criticalFire: "", criticalClear: "" },
      { warningFire: "noThreshold" },
    ],
  ] as const)("is told %s beside its field", (_, changes, faults) => {
    expect(faultsOf(changes)).toEqual(faults);
  });

  it("may have its values the other way round where less is worse", () => {
    const below = { direction: "below", warningFire: "95", warningClear: "96", criticalFire: "85" } as const;
    expect(faultsOf(below)).toEqual({});
    expect(faultsOf({ ...below, warningClear: "94" })).toEqual({ warningClear: "clearBeyondFire" });
  });

  it("can be tried before it has a name or a reason", () => {
    expect(checkDraft("vi", { ...draftOf("vi", RULE), name: "" }).rule).toMatchObject({ warning: { fire: 0.041 } });
    expect(checkDraft("vi", { ...draftOf("vi", RULE), forMinutes: "x" }).rule).toBeUndefined();
  });

  it("without escalation needs no minutes for it", () => {
    expect(faultsOf({ escalates: false, escalateAfterMinutes: "" })).toEqual({});
    expect(faultsOf({ escalates: true, escalateAfterMinutes: "" })).toEqual({ escalateAfterMinutes: "missing" });
  });
});
