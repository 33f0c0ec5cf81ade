import type { PersonSession } from "@ioc/protocol/session.ts";
import { createContext, useContext } from "react";
import { useStore } from "zustand/react";
import type { NewBuildStore } from "./new-build.ts";
import type { OldAnswers } from "./old-answers.ts";
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

export const NewBuildContext = createContext<NewBuildStore | undefined>(undefined);

export function useNewBuild(): NewBuildStore {
  const store = useContext(NewBuildContext);
  if (store === undefined) throw new Error("nobody watches for builds around this component");
  return store;
}

export const OldAnswersContext = createContext<OldAnswers | undefined>(undefined);

/** What stands on the page from before the line was lost. */
export function useOldAnswers(): OldAnswers {
  const old = useContext(OldAnswersContext);
  if (old === undefined) throw new Error("nothing is kept around this component");
  return old;
}
