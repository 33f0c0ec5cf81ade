import { createStore, type StoreApi } from "zustand/vanilla";

/** What stands on the page from before the line was lost, by name: when it was heard, ms. */
export type OldAnswers = StoreApi<{ readonly heardAt: ReadonlyMap<string, number> }>;

export function createOldAnswers(): OldAnswers {
  return createStore(() => ({ heardAt: new Map<string, number>() }));
}

export function markOld(old: OldAnswers, name: string, heardAtMs: number): void {
  if (old.getState().heardAt.get(name) === heardAtMs) return;
  old.setState(({ heardAt }) => ({ heardAt: new Map(heardAt).set(name, heardAtMs) }));
}

export function markNew(old: OldAnswers, name: string): void {
  if (!old.getState().heardAt.has(name)) return;
  old.setState(({ heardAt }) => ({ heardAt: new Map([...heardAt].filter(([other]) => other !== name)) }));
}
