import { callerSessionSchema, type PersonSession } from "@ioc/protocol/session.ts";
import { createStore, type StoreApi } from "zustand/vanilla";
import { askJson, askNothing } from "./api.ts";
import { ApiError, isPassing } from "./api-error.ts";
import type { KeptStore } from "./kept-store.ts";

/** Who works at this desk. A screen's session is none here. */
export type SessionState =
  | { readonly kind: "unknown" }
  /** It could not be asked who it is. */
  | { readonly kind: "failed"; readonly failure: unknown }
  | { readonly kind: "nobody" }
  /** `isOld`: that was so when it could be asked last. */
  | { readonly kind: "person"; readonly person: PersonSession; readonly isOld?: true };

export type SessionStore = StoreApi<{ readonly state: SessionState }> & {
  /** What the device keeps of that person. */
  readonly kept: KeptStore;
};

export function createSessionStore(kept: KeptStore): SessionStore {
  return Object.assign(
    createStore(() => ({ state: { kind: "unknown" } as SessionState })),
    { kept },
  );
}

/** A server that has not said by then who it is cannot be asked now, where the device knows who it was, ms. */
const TOO_LATE_MS = 8000;

/** Asks the server who is signed in; where there is no line it is who it was last, as far as the device remembers. */
export async function loadSession(store: SessionStore): Promise<void> {
  const { kept } = store;
  const last = kept.lastPerson();
  const signal = last === undefined ? undefined : AbortSignal.timeout(TOO_LATE_MS);
  try {
    const session = await askJson("/session", callerSessionSchema, { signal });
    store.setState({ state: session.kind === "person" ? { kind: "person", person: session } : { kind: "nobody" } });
  } catch (failure) {
    const isNobody = failure instanceof ApiError && failure.code === "unauthenticated";
    if (last !== undefined && isPassing(failure)) {
      kept.resume(last);
      store.setState({ state: { kind: "person", person: last, isOld: true } });
      return;
    }
    store.setState({ state: isNobody ? { kind: "nobody" } : { kind: "failed", failure } });
  }
}

/** What the device keeps goes in any case, whether the server can be told or not. */
export async function endSession(store: SessionStore): Promise<void> {
  store.kept.clear();
  await askNothing("/session", { method: "DELETE" });
  store.setState({ state: { kind: "nobody" } });
}
