import type { Scene } from "@ioc/protocol/scene.ts";
import { createContext, useCallback, useContext } from "react";
import { useStore } from "zustand/react";
import type { Language } from "../language/language.ts";
import { type TextKey, textOf } from "../language/text.ts";
import type { TextValues, Words } from "../language/words.ts";
import type { WallState, WallStore } from "../live/wall-store.ts";
import type { DrillState, DrillStore } from "./drill-store.ts";
import type { PageToken } from "./page-token.ts";
import type { PastStore } from "./past-store.ts";
import type { SettingsState, SettingsStore } from "./settings-store.ts";

/** The parts of the page that live outside React. */
export interface Page {
  readonly settings: SettingsStore;
  readonly wall: WallStore;
  readonly drill: DrillStore;
  /** Whether the wall shows a moment of the past. */
  readonly past: PastStore;
  readonly token: PageToken;
  /** It stands for a wall screen, in the hand of whoever drives that. */
  readonly inHand: boolean;
  /** Turns it to another scene; undefined on a wall screen, where nobody stands who would. */
  readonly turnTo: ((scene: Scene) => void) | undefined;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error("no page around this component");
  return page;
}

export function useSettings<T>(select: (state: SettingsState) => T): T {
  return useStore(usePage().settings, select);
}

export function useWall<T>(select: (state: WallState) => T): T {
  return useStore(usePage().wall, select);
}

export function useDrill<T>(select: (state: DrillState) => T): T {
  return useStore(usePage().drill, select);
}

export function useLanguage(): Language {
  return useSettings((state) => state.language);
}

/** The words of a scene's own catalog, in the page's language. */
export function useWords<Key extends string>(words: Words<Key>): (key: Key, values?: TextValues) => string {
  const language = useLanguage();
  return useCallback((key, values) => words.textOf(language, key, values), [words, language]);
}

/** The words of the page's language. */
export function useText(): (key: TextKey, values?: TextValues) => string {
  const language = useLanguage();
  return useCallback((key, values) => textOf(language, key, values), [language]);
}
