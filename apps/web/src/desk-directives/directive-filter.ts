import { DIRECTIVE_STATES } from "@ioc/domain/directive/directive-step.ts";

export const STATE_CHOICES = ["open", ...DIRECTIVE_STATES, "all"] as const;
export type StateChoice = (typeof STATE_CHOICES)[number];

/** Which directives are shown; it stands in the address of the page. */
export interface DirectiveFilter {
  /** "": of all units. */
  readonly unit: string;
  readonly state: StateChoice;
}

export function filterOf(address: URLSearchParams): DirectiveFilter {
  const state = STATE_CHOICES.find((known) => known === address.get("state")) ?? "open";
  return { unit: address.get("unit") ?? "", state };
}

/** For the page's address: what goes without saying is not said. */
export function addressOf({ unit, state }: DirectiveFilter): URLSearchParams {
  return new URLSearchParams({ ...(unit === "" ? {} : { unit }), ...(state === "open" ? {} : { state }) });
}

/** For the server: what boards alone tell of is nobody's here to work on. */
export function queryOf({ unit, state }: DirectiveFilter): URLSearchParams {
  return new URLSearchParams({ whole: "1", ...(unit === "" ? {} : { unit }), ...(state === "all" ? {} : { state }) });
}
