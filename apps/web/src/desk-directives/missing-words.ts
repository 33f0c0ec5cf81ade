import type { DirectiveAction, DirectiveState } from "@ioc/domain/directive/directive-step.ts";

/**
 * Why a step needs words that are not there: a report that says nothing helps nobody, what is given back needs a reason,
 * and so does closing what nothing was reported of (DIR-4). Undefined: nothing is missing.
 */
export function missingWords(
  action: DirectiveAction,
  state: DirectiveState,
  comment: string,
): "needReport" | "needReturn" | "needWhy" | undefined {
  if (comment.trim() !== "") return undefined;
  if (action === "report") return "needReport";
  if (action === "return") return "needReturn";
  return action === "close" && state !== "reported" ? "needWhy" : undefined;
}
