import { createContext, useContext } from "react";
import { useStore } from "zustand/react";
import type { DirectorState, DirectorStore } from "./director-store.ts";

export const DirectorContext = createContext<DirectorStore | undefined>(undefined);

export function useDirector<T>(select: (state: DirectorState) => T): T {
  const store = useContext(DirectorContext);
  if (store === undefined) throw new Error("nobody directs the wall around this component");
  return useStore(store, select);
}
