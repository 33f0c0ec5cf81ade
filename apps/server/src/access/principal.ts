import type { Role } from "@ioc/protocol/access.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { FeedRecord } from "../reference/reference.ts";

/** A role at a unit, for its subtree; null: above all units. */
export interface UnitGrant {
  readonly role: Role;
  readonly unit: number | null;
}

interface ServicePrincipal {
  readonly kind: "service";
  readonly id: number;
  readonly name: string;
  readonly grants: readonly UnitGrant[];
}

export interface PersonPrincipal {
  readonly kind: "person";
  readonly id: string;
  readonly user: string;
  readonly name: string;
  /** Which of the person's sessions asks. */
  readonly session: string;
  readonly grants: readonly UnitGrant[];
  /** Until the password is changed nothing but that may be done. */
  readonly mustChangePassword: boolean;
}

export interface ScreenPrincipal {
  readonly kind: "screen";
  readonly id: string;
  readonly name: string;
  readonly unit: number;
  readonly scene: Scene;
}

/** Who asks. */
export type Principal =
  | { readonly kind: "nobody" }
  /** The bootstrap token: an administrator above all units. */
  | { readonly kind: "bootstrap" }
  | { readonly kind: "feed"; readonly feed: FeedRecord }
  | ServicePrincipal
  | PersonPrincipal
  | ScreenPrincipal;
