import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import { type AlertCourse, alertCourseSchema } from "@ioc/protocol/alert-course.ts";
import { type Backtest, backtestSchema } from "@ioc/protocol/alert-rules.ts";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { askJson } from "../shell/api.ts";
import type { RuleBody } from "./rule-draft.ts";
import { RULES_KEY } from "./use-rules.ts";

/** Civil days that a rule is tried on, today the last. */
const TRIED_DAYS = 90;

/** The first and the last day that a rule is tried on. */
export function triedSpan(): { readonly from: string; readonly to: string } {
  const to = civilTimeOf(Date.now()).date;
  const today = parseDay(to);
  return { from: today === undefined ? to : formatDay(today - TRIED_DAYS + 1), to };
}

/**
 * What a rule would have done in the last days. What it is called, whether it is on, and who is told later change
 * nothing of that, so they ask nothing anew; another rule takes the place of one that is still being tried.
 *
 * @param rule undefined: there is none to be tried
 */
export function useBacktest(rule: RuleBody | undefined): UseQueryResult<Backtest> {
  const tried = rule && { ...rule, name: "–", enabled: true, escalateAfterMinutes: null };
  const span = triedSpan();
  return useQuery({
    queryKey: [...RULES_KEY, "backtest", span, tried],
    enabled: tried !== undefined,
    queryFn: ({ signal }) =>
      askJson("/alert-rules/backtest", backtestSchema, { method: "POST", json: { rule: tried, ...span }, signal }),
    // It says as of when it is; it is run again when somebody asks for it.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
}

/** What a rule looks at, at one unit. Thresholds are no part of it. */
export function useCourse(
  unit: string | undefined,
  { metric, period }: Pick<RuleBody, "metric" | "period">,
): UseQueryResult<AlertCourse> {
  return useQuery({
    queryKey: [...RULES_KEY, "course", unit, metric, period],
    enabled: unit !== undefined,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ unit: unit ?? "", metric, period, days: String(TRIED_DAYS) });
      return askJson(`/alert-rules/course?${query}`, alertCourseSchema, { signal });
    },
    staleTime: 60_000,
  });
}
