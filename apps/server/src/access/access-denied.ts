import type { Decision } from "./decide.ts";

/** Somebody may not do what they asked for; what it is answered with says `decision`. */
export class AccessDenied extends Error {
  readonly decision: Exclude<Decision, "yes">;

  constructor(decision: Exclude<Decision, "yes">) {
    super(decision);
    this.name = "AccessDenied";
    this.decision = decision;
  }
}
