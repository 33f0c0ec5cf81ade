import { createStore, type StoreApi } from "zustand/vanilla";

/** How it stands between the hand and the screen. */
export interface HandState {
  /** What the screen is called. */
  readonly screen: string;
  readonly isAway: boolean;
  /** What the screen shows could not be asked for. */
  readonly isUnheard: boolean;
  /** Why the last command was not obeyed; undefined: it was. */
  readonly failure: HandFailure | undefined;
}

type HandFailure = { readonly kind: "unsent" | "overloaded" } | { readonly kind: "refused"; readonly detail: string };

export type HandStore = StoreApi<HandState>;

export function createHandStore(): HandStore {
  return createStore<HandState>()(() => ({ screen: "", isAway: false, isUnheard: false, failure: undefined }));
}
