import { createContext, useCallback, useContext } from "react";
import { useStore } from "zustand/react";
import type { Language } from "../language/language.ts";
import type { TextValues, Words } from "../language/words.ts";
import type { DeskSettings, DeskSettingsStore } from "./desk-settings.ts";
import type { NoticeStore } from "./notices.ts";

/** The parts of the desk that live outside React. */
export interface Desk {
  readonly settings: DeskSettingsStore;
  readonly notices: NoticeStore;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new Error("no desk around this component");
  return desk;
}

export function useDeskSettings<T>(select: (settings: DeskSettings) => T): T {
  return useStore(useDesk().settings, select);
}

export function useDeskLanguage(): Language {
  return useDeskSettings((settings) => settings.language);
}

/** The words of a page's own catalog, in the language of the desk. */
export function useWords<Key extends string>(words: Words<Key>): (key: Key, values?: TextValues) => string {
  const language = useDeskLanguage();
  return useCallback((key, values) => words.textOf(language, key, values), [words, language]);
}

/** Tells what was done, where eyes and screen readers find it. */
export function useNotify(): (text: string) => void {
  const { notices } = useDesk();
  return useCallback((text) => notices.getState().say(text), [notices]);
}
