import type { DirectiveAction } from "@ioc/domain/directive/directive-step.ts";
import { type Directive, directiveSchema } from "@ioc/protocol/directives.ts";
import { type UseMutationResult, useMutation } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";
import { useReloadDirectives } from "./use-directives.ts";

export interface StepToTake {
  readonly action: DirectiveAction;
  readonly comment?: string | undefined;
}

/** Takes steps of a directive. */
export function useTakeStep(id: string): UseMutationResult<Directive, Error, StepToTake> {
  const reload = useReloadDirectives();
  return useMutation({
    mutationFn: ({ action, comment }: StepToTake) =>
      askJson(`/directives/${encodeURIComponent(id)}/${action}`, directiveSchema, {
        method: "POST",
        json: { comment: comment ?? null },
      }),
    // Refused or not: where it stands now is what counts.
    onSettled: () => reload(),
  });
}
