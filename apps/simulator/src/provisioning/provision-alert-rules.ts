import { alertRuleListSchema, suggestedRulesSchema } from "@ioc/protocol/alert-rules.ts";
import type { Api } from "./api.ts";

const REASON = "Dữ liệu mô phỏng: cảnh báo sau vài phút, cả ngoài giờ làm việc";
/** What is critical takes the wall over: first somebody has to have seen what it takes over. */
const CALM_MINUTES = 5;

/**
 * Puts the suggested rules in force for the province and what is below it. A demo is looked at on a Sunday evening, too:
 * its rules wait for no office to open, and no longer than it takes to look around. Once only: where there is any rule,
 * whoever tries out the demo has set it.
 *
 * @returns how many were put
 */
export async function provisionAlertRules(api: Api, province: string): Promise<number> {
  const there = alertRuleListSchema.parse(await api.call("GET", "/api/v1/alert-rules"));
  if (there.items.length > 0) return 0;
  const suggested = await api.call("GET", `/api/v1/alert-rules/suggested?unit=${encodeURIComponent(province)}`);
  const { items } = suggestedRulesSchema.parse(suggested);
  const rules = items.map((rule) => ({
    ...rule,
    forMinutes: rule.critical == null ? 0 : CALM_MINUTES,
    workingTime: false,
    reason: REASON,
  }));
  await api.call("PUT", "/api/v1/alert-rules", rules);
  return rules.length;
}
