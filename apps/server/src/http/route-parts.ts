import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { RouteAccess } from "./require-access.ts";

/** What routes are made with. */
export interface RouteParts extends RouteAccess {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly simulated: boolean;
}
