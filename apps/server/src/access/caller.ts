import type { Principal } from "./principal.ts";

/** Who asks for something to be done, and from where: for decisions where it is done, and for the audit trail. */
export interface Caller {
  readonly who: Principal;
  /** Null: not over the network. */
  readonly address: string | null;
}
