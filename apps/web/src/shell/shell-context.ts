import type { PersonSession } from "@ioc/protocol/session.ts";
import { createContext, useContext } from "react";
import { useStore } from "zustand/react";
import type { SessionState, SessionStore } from "./session-store.ts";

export const SessionContext = createContext<SessionStore | undefined>(undefined);

export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (store === undefined) throw new Error("no session around this component");
  return store;
}

export function useSession(): SessionState {
  return useStore(useSessionStore(), ({ state }) => state);
}

/** The signed-in person; only for pages that stand behind `RequirePerson`. */
export function usePerson(): PersonSession {
  const session = useSession();
  if (session.kind !== "person") throw new Error("nobody is signed in");
  return session.person;
}
