/** Where a directive (đôn đốc) stands; the contract's order. Rules DIR-1 … DIR-5 of SPEC.md. */
export const DIRECTIVE_STATES = ["sent", "seen", "accepted", "reported", "closed"] as const;
export type DirectiveState = (typeof DIRECTIVE_STATES)[number];

/** What may be done to one, by the unit's people and by the side that sent it. */
export const DIRECTIVE_ACTIONS = ["seen", "accept", "report", "close", "return"] as const;
export type DirectiveAction = (typeof DIRECTIVE_ACTIONS)[number];

/** Whose step it is. */
export type DirectiveSide = "unit" | "sender";
export const SIDE_OF: Readonly<Record<DirectiveAction, DirectiveSide>> = {
  seen: "unit",
  accept: "unit",
  report: "unit",
  close: "sender",
  return: "sender",
};

/**
 * What becomes of a directive by a step: its next state (the same one: it is there already), or a conflict. `withdrawn`:
 * closed before anything was reported, which takes a comment that says why.
 */
type Cell = DirectiveState | "withdrawn" | "conflict";

const STEPS: Readonly<Record<DirectiveState, Readonly<Record<DirectiveAction, Cell>>>> = {
  sent: { seen: "seen", accept: "accepted", report: "conflict", close: "withdrawn", return: "conflict" },
  seen: { seen: "seen", accept: "accepted", report: "conflict", close: "withdrawn", return: "conflict" },
  accepted: { seen: "accepted", accept: "accepted", report: "reported", close: "withdrawn", return: "conflict" },
  reported: { seen: "reported", accept: "conflict", report: "reported", close: "closed", return: "accepted" },
  closed: { seen: "conflict", accept: "conflict", report: "conflict", close: "closed", return: "conflict" },
};

export type DirectiveStep =
  | { readonly kind: "moved"; readonly state: DirectiveState }
  /** It stands there already; only what is said with the step is new. */
  | { readonly kind: "repeated"; readonly state: DirectiveState }
  /** `uncommented`: it could be closed with a comment. */
  | { readonly kind: "conflict"; readonly why: "order" | "uncommented" };

/** The steps that lead on from a state for whoever is on these sides; closing one may take a comment (DIR-4). */
export function stepsOpenTo(
  state: DirectiveState,
  sides: Readonly<Record<DirectiveSide, boolean>>,
): readonly DirectiveAction[] {
  return DIRECTIVE_ACTIONS.filter((action) => sides[SIDE_OF[action]] && stepOf(state, action, true).kind === "moved");
}

/** What a step does to a directive in some state; whose step it is is another question (`SIDE_OF`). */
export function stepOf(state: DirectiveState, action: DirectiveAction, hasComment: boolean): DirectiveStep {
  const cell = STEPS[state][action];
  if (cell === "conflict") return { kind: "conflict", why: "order" };
  if (cell === "withdrawn") {
    return hasComment ? { kind: "moved", state: "closed" } : { kind: "conflict", why: "uncommented" };
  }
  return { kind: cell === state ? "repeated" : "moved", state: cell };
}
