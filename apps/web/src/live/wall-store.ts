import type { Board } from "@ioc/protocol/board.ts";
import type { ErrorCode } from "@ioc/protocol/error.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { createStore, type StoreApi } from "zustand/vanilla";

/** The line to the server; instants are the device's clock in milliseconds. */
export type Link =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected" }
  | { readonly kind: "lost"; readonly sinceMs: number; readonly retryAtMs: number | undefined };

export interface WallState {
  readonly link: Link;
  /** Since when the page has waited for its first numbers. */
  readonly loadingSinceMs: number;
  /** Why the server gives no numbers, until it does. */
  readonly refusal: ErrorCode | undefined;
  readonly board: Board | undefined;
  readonly overview: Overview | undefined;
  /** How far the server's clock is ahead of the device's, in milliseconds; small differences count as none. */
  readonly serverAheadMs: number;
}

export type WallStore = StoreApi<WallState>;

export function createWallStore(nowMs: number): WallStore {
  return createStore<WallState>()(() => ({
    link: { kind: "connecting" },
    loadingSinceMs: nowMs,
    refusal: undefined,
    board: undefined,
    overview: undefined,
    serverAheadMs: 0,
  }));
}
