import type { Request } from "express";
import { AccessDenied } from "../access/access-denied.ts";
import type { AccessTrail } from "../access/access-trail.ts";
import type { Caller } from "../access/caller.ts";
import { type AccessRules, type Action, decide, type Target } from "../access/decide.ts";
import { type FindUnit, findUnitFor } from "../access/find-unit.ts";
import type { Principal } from "../access/principal.ts";
import { reachOf } from "../access/reach.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { notFound } from "./http-error.ts";
import { identifyAnew, principalOf } from "./identify.ts";

/** How routes ask `access/decide.ts`. */
export interface RouteAccess {
  /**
   * Who asks, if they may; throws 401, 403, or the 404 of what is not there.
   *
   * @param target a unit's id; absent: nothing in particular, for lists
   * @param what is said not to be there when the unit lies outside: the words of a `notFound` that means it
   */
  require(request: Request, action: Action, target?: Target, what?: string): Principal;
  /** Units for whoever asks; throws 401 or 403 if they may not do it anywhere. */
  unitsFor(request: Request, action: Action): FindUnit;
  /** Of which units whoever asks may do something, for lists; nothing is thrown. */
  covers(request: Request, action: Action): (target: Target) => boolean;
  /** Finds out anew who asks, for what is answered part by part: each is asked about as the first was. */
  lookAgain(request: Request): Promise<void>;
  /** For what decides by itself, and for the audit trail. */
  caller(request: Request): Caller;
  /** What decisions are made by now. */
  rules(): AccessRules;
}

export interface RouteAccessParts {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly publicBoard: boolean;
  readonly trail: Pick<AccessTrail, "refused">;
}

export function routeAccess({ state, clock, publicBoard, trail }: RouteAccessParts): RouteAccess {
  const rules = (): AccessRules => ({ reach: reachOf(state.reference, clock.now()), publicBoard });
  const refused = (request: Request, action: Action): void => {
    const caller = access.caller(request);
    if (caller.who.kind !== "nobody") trail.refused(caller, action, `${request.method} ${pathOf(request)}`);
  };
  const access: RouteAccess = {
    require(request, action, target = "anything", what = "unit") {
      const who = principalOf(request);
      const decision = who === undefined ? "unauthenticated" : decide(who, action, target, rules());
      if (decision !== "yes") refused(request, action);
      if (decision === "not-found") throw notFound(what);
      if (who === undefined || decision !== "yes") throw new AccessDenied(decision === "yes" ? "forbidden" : decision);
      return who;
    },
    unitsFor(request, action) {
      const find = findUnitFor(access.require(request, action), action, state.reference, rules());
      return (code, on) => {
        const unit = find(code, on);
        if (unit === undefined && code != null) refused(request, action);
        return unit;
      };
    },
    covers(request, action) {
      const who = principalOf(request);
      const today = rules();
      return (target) => who !== undefined && decide(who, action, target, today) === "yes";
    },
    rules,
    lookAgain: identifyAnew,
    caller: (request) => ({ who: principalOf(request) ?? { kind: "nobody" }, address: request.ip ?? null }),
  };
  return access;
}

/** Without the query, which may hold anything. */
function pathOf({ originalUrl }: Request): string {
  return originalUrl.split("?", 1)[0] ?? "";
}
