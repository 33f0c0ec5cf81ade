import type { DirectiveAction, DirectiveState } from "@ioc/domain/directive/directive-step.ts";

/** What a step is called: closing what nothing was reported of is to take it back (DIR-4). */
export function deedOf<Action extends DirectiveAction>(action: Action, state: DirectiveState): Action | "withdraw" {
  return action === "close" && state !== "reported" ? "withdraw" : action;
}
