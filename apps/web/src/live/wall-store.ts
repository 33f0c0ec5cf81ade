import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Directive } from "@ioc/protocol/directives.ts";
import type { ErrorCode } from "@ioc/protocol/error.ts";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { ShownPlace, WallPlace } from "./wall-place.ts";

/** The line to the server; instants are the device's clock in milliseconds. */
export type Link =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected" }
  | { readonly kind: "lost"; readonly sinceMs: number; readonly retryAtMs: number | undefined };

/** Why a place cannot be shown. */
interface RefusedPlace {
  readonly place: WallPlace;
  readonly code: ErrorCode;
}

export interface WallState {
  readonly link: Link;
  /** Since when the page has waited for its first numbers. */
  readonly loadingSinceMs: number;
  /** The place that was asked for last, while the server gives no numbers for it. What was shown before stays. */
  readonly refused: RefusedPlace | undefined;
  /** What stands on the screen. While another place is on its way this one stays, and stays live. */
  readonly shown: ShownPlace | undefined;
  /** Alerts that stand, of the wall's own unit and whatever is below it. */
  readonly alerts: readonly Alert[];
  /** The line was gone, and the server has not yet said anew which alerts stand. */
  readonly alertsAreOld: boolean;
  /** Directives that are not closed, the newest first; undefined: that is not known. */
  readonly directives?: readonly Directive[] | undefined;
  /** How far the server's clock is ahead of the device's, in milliseconds; small differences count as none. */
  readonly serverAheadMs: number;
  /** The moment of the picture that somebody holds, an instant; undefined: it goes on. */
  readonly heldAt: string | undefined;
  /** The moment of the past that is shown, and at which every clock stands; undefined: it is live. */
  readonly standsAtMs: number | undefined;
}

export type WallStore = StoreApi<WallState>;

export function createWallStore(nowMs: number): WallStore {
  return createStore<WallState>()(() => ({
    link: { kind: "connecting" },
    loadingSinceMs: nowMs,
    refused: undefined,
    shown: undefined,
    alerts: [],
    alertsAreOld: false,
    serverAheadMs: 0,
    heldAt: undefined,
    standsAtMs: undefined,
  }));
}
