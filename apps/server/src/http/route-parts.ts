import type { Request } from "express";
import type { Action, Principal } from "../access/principal.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";

/** What routes are made with. */
export interface RouteParts {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly simulated: boolean;
  /** Who asks, if they may; throws 401 or 403. */
  require(request: Request, action: Action): Principal;
}
