import type { AlertRuleEntry } from "@ioc/protocol/alert-rules.ts";
import { suggestedRules } from "@ioc/protocol/suggested-rules.ts";
import { expect, test } from "vitest";
import type { Api } from "./api.ts";
import { provisionAlertRules } from "./provision-alert-rules.ts";

/** A server that has some rules, and what was put. */
function serverWith(rules: readonly object[]): Api & { readonly put: unknown[] } {
  const put: unknown[] = [];
  return {
    put,
    call(method, path, body) {
      if (method === "PUT") put.push([path, body]);
      if (method !== "GET") return Promise.resolve({ count: 0 });
      return Promise.resolve({ items: path.includes("suggested") ? suggestedRules("SG") : rules });
    },
  };
}

test("the suggested rules are put once, and as a demo needs them", async () => {
  const api = serverWith([]);
  const count = await provisionAlertRules(api, "SG");
  expect(count).toBe(suggestedRules("SG").length);
  const [[path, rules]] = api.put as [[string, AlertRuleEntry[]]];
  expect(path).toBe("/api/v1/alert-rules");
  for (const { workingTime, forMinutes, scope, critical } of rules) {
    expect({ workingTime, scope }).toEqual({ workingTime: false, scope: { unit: "SG", each: "child" } });
    // Nothing takes the wall over before somebody has seen it.
    expect(forMinutes).toBe(critical == null ? 0 : 5);
  }
  expect(rules.some(({ critical }) => critical != null)).toBe(true);
});

test("where there is a rule already, nothing is put", async () => {
  const [first] = suggestedRules("SG");
  const api = serverWith([{ ...first, version: 1, changedBy: null, changedAt: "2026-03-02T01:00:00Z", reason: null }]);
  expect(await provisionAlertRules(api, "SG")).toBe(0);
  expect(api.put).toEqual([]);
});
