import { callerSessionSchema, type PersonSession } from "@ioc/protocol/session.ts";
import { createStore, type StoreApi } from "zustand/vanilla";
import { askJson, askNothing } from "./api.ts";
import { ApiError } from "./api-error.ts";

/** Who works at this desk. A screen's session is none here. */
export type SessionState =
  | { readonly kind: "unknown" }
  /** It could not be asked who it is. */
  | { readonly kind: "failed"; readonly failure: unknown }
  | { readonly kind: "nobody" }
  | { readonly kind: "person"; readonly person: PersonSession };

export type SessionStore = StoreApi<{ readonly state: SessionState }>;

export function createSessionStore(): SessionStore {
  return createStore(() => ({ state: { kind: "unknown" } as SessionState }));
}

/** Asks the server who is signed in. */
export async function loadSession(store: SessionStore): Promise<void> {
  try {
    const session = await askJson("/session", callerSessionSchema);
    store.setState({ state: session.kind === "person" ? { kind: "person", person: session } : { kind: "nobody" } });
  } catch (failure) {
    const isNobody = failure instanceof ApiError && failure.code === "unauthenticated";
    store.setState({ state: isNobody ? { kind: "nobody" } : { kind: "failed", failure } });
  }
}

export async function endSession(store: SessionStore): Promise<void> {
  await askNothing("/session", { method: "DELETE" });
  store.setState({ state: { kind: "nobody" } });
}
