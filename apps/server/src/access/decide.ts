import type { Role } from "@ioc/protocol/access.ts";
import type { Principal, UnitGrant } from "./principal.ts";

/** Everything that somebody may want to do; who may is decided here and nowhere else. */
export const ACTIONS = [
  "feed",
  "readBoard",
  "readDossiers",
  "readDirectives",
  "direct",
  "workOnDirectives",
  "provisionUnits",
  "provisionAll",
  "manageFeeds",
  "manageTokens",
  "managePeople",
  "manageScreens",
  "reportScreen",
  "readAlertRules",
  "manageAlertRules",
  "handleAlerts",
  "manageChannels",
  "readAudit",
  "useOwnSession",
] as const;
export type Action = (typeof ACTIONS)[number];

/** What an action is about: a unit by its id, everything (procedures, the calendar), or nothing in particular (a list). */
export type Target = number | "everything" | "anything";

export type Decision = "yes" | "unauthenticated" | "forbidden" | "not-found";

/** The organisation as it is today, as far as a decision needs it. */
export interface Reach {
  /** Whether `unit` is `grant` or lies below it; the successor stands for a unit that has ended. */
  covers(grant: number, unit: number): boolean;
  /** Whether every unit lies in the subtree of `grant`. */
  coversAll(grant: number): boolean;
  /** A role at a unit that has ended is none any more. */
  isOver(grant: number): boolean;
}

export interface AccessRules {
  readonly reach: Reach;
  /** Boards, never dossiers, can be read by anybody. */
  readonly publicBoard: boolean;
}

/** Contract sections 3 and 6. Of a directive there are two sides besides: `directives/directive-sides.ts`. */
const ALLOWED: Readonly<Record<Role, ReadonlySet<Action>>> = {
  leader: new Set<Action>([
    "readBoard",
    "readDossiers",
    "readDirectives",
    "direct",
    "workOnDirectives",
    "manageScreens",
    "readAlertRules",
    "handleAlerts",
  ]),
  staff: new Set<Action>(["readBoard", "readDossiers", "readDirectives", "workOnDirectives", "readAlertRules"]),
  administrator: new Set<Action>([
    "readBoard",
    "readDossiers",
    "readDirectives",
    "provisionUnits",
    "provisionAll",
    "manageFeeds",
    "manageTokens",
    "managePeople",
    "manageScreens",
    "readAlertRules",
    "manageAlertRules",
    "handleAlerts",
    "manageChannels",
    "readAudit",
  ]),
};

const ABOVE_ALL: UnitGrant = { role: "administrator", unit: null };

/** Where somebody may do something: the units whose subtrees it holds for, null above all units; or why nowhere. */
export type Scope = readonly (number | null)[] | "unauthenticated" | "forbidden";

export function scopeOf(who: Principal, action: Action, { reach, publicBoard }: AccessRules): Scope {
  if (who.kind === "feed") return action === "feed" ? [null] : "forbidden";
  if (who.kind === "person") {
    if (action === "useOwnSession") return [null];
    if (who.mustChangePassword) return "forbidden";
  }
  if (action === "readBoard" && publicBoard) return [null];
  if (who.kind === "nobody") return "unauthenticated";
  // A screen shows its unit, and the successor in its place, and says what it shows.
  if (who.kind === "screen") return action === "readBoard" || action === "reportScreen" ? [who.unit] : "forbidden";
  // Service tokens do not feed: what a feed sends must be traceable to the feed.
  const allowing = heldGrants(who, reach).filter(({ role }) => ALLOWED[role].has(action));
  return allowing.length === 0 ? "forbidden" : allowing.map(({ unit }) => unit);
}

/**
 * Whether somebody may do something to something. What lies outside the subtree is answered as what does not exist, but
 * for whoever may not do it anywhere: that tells nothing about the unit.
 */
export function decide(who: Principal, action: Action, target: Target, rules: AccessRules): Decision {
  const scope = scopeOf(who, action, rules);
  if (typeof scope === "string") return scope;
  const { reach } = rules;
  if (scope.some((unit) => covered(unit, target, reach))) return "yes";
  if (target === "everything") return "forbidden";
  // Somebody who may look at the unit is told that it is not for them to change.
  return "grants" in who && heldGrants(who, reach).some(({ unit }) => covered(unit, target, reach))
    ? "forbidden"
    : "not-found";
}

/** The roles that somebody has today. */
export function heldGrants(who: Principal, reach: Reach): readonly UnitGrant[] {
  if (who.kind === "bootstrap") return [ABOVE_ALL];
  return "grants" in who ? who.grants.filter(({ unit }) => unit === null || !reach.isOver(unit)) : [];
}

function covered(grant: number | null, target: Target, reach: Reach): boolean {
  if (grant === null || target === "anything") return true;
  return target === "everything" ? reach.coversAll(grant) : reach.covers(grant, target);
}
