import {
  type AlertRule,
  type AlertRuleBody,
  type AlertRuleEntry,
  type AlertRuleVersions,
  alertRuleListSchema,
  alertRuleSchema,
  alertRuleVersionsSchema,
  suggestedRulesSchema,
} from "@ioc/protocol/alert-rules.ts";
import { type Alert, alertListSchema } from "@ioc/protocol/alerts.ts";
import { countAnswerSchema } from "@ioc/protocol/provisioning.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson, askNothing } from "../shell/api.ts";

export const RULES_KEY = ["alert-rules"] as const;
/** How often a page looks for alerts that came or went, ms. */
const ALERTS_EVERY_MS = 5000;

export function useRules(): UseQueryResult<readonly AlertRule[]> {
  return useQuery({
    queryKey: [...RULES_KEY, "list"],
    queryFn: async ({ signal }) => (await askJson("/alert-rules", alertRuleListSchema, { signal })).items,
  });
}

/** @param unit undefined: nothing is asked yet */
export function useSuggestedRules(unit: string | undefined): UseQueryResult<readonly AlertRuleEntry[]> {
  return useQuery({
    queryKey: [...RULES_KEY, "suggested", unit],
    enabled: unit !== undefined,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ unit: unit ?? "" });
      return (await askJson(`/alert-rules/suggested?${query}`, suggestedRulesSchema, { signal })).items;
    },
  });
}

export function useRuleVersions(id: string): UseQueryResult<AlertRuleVersions["items"]> {
  return useQuery({
    queryKey: [...RULES_KEY, "versions", id],
    queryFn: async ({ signal }) =>
      (await askJson(`/alert-rules/${encodeURIComponent(id)}/versions`, alertRuleVersionsSchema, { signal })).items,
  });
}

/** Alerts, what is not over first; of one rule, or of all. */
export function useAlerts(rule?: string): UseQueryResult<readonly Alert[]> {
  return useQuery({
    queryKey: ["alerts", rule ?? null],
    refetchInterval: ALERTS_EVERY_MS,
    queryFn: async ({ signal }) => {
      const query = rule === undefined ? "" : `?${new URLSearchParams({ rule })}`;
      return (await askJson(`/alerts${query}`, alertListSchema, { signal })).items;
    },
  });
}

export function putRule({ id, ...body }: { readonly id: string } & AlertRuleBody): Promise<AlertRule> {
  return askJson(`/alert-rules/${encodeURIComponent(id)}`, alertRuleSchema, { method: "PUT", json: body });
}

export async function putRules(entries: readonly AlertRuleEntry[]): Promise<void> {
  await askJson("/alert-rules", countAnswerSchema, { method: "PUT", json: entries });
}

export function removeRule(id: string): Promise<void> {
  return askNothing(`/alert-rules/${encodeURIComponent(id)}`, { method: "DELETE" });
}
