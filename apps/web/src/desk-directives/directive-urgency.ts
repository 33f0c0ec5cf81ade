import { remindedAt } from "@ioc/domain/directive/directive-times.ts";
import type { Directive } from "@ioc/protocol/directives.ts";
import type { WorkingTime } from "../shell/use-working-time.ts";

/** Whether a directive that waits for its unit is past its deadline, or at most a working day before it (DIR-6, DIR-7). */
export function urgencyOf(
  { state, overdue, dueAt }: Pick<Directive, "state" | "overdue" | "dueAt">,
  now: number,
  working: WorkingTime | undefined,
): "overdue" | "soon" | undefined {
  if (overdue) return "overdue";
  if (working === undefined || state === "reported" || state === "closed") return undefined;
  return remindedAt(Date.parse(dueAt), working.zone, working.calendar) <= now ? "soon" : undefined;
}
