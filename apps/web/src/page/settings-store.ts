import { createStore, type StoreApi } from "zustand/vanilla";
import type { Language } from "../language/language.ts";
import type { MapLook, PageSettings, Theme } from "./page-settings.ts";

export interface SettingsState extends PageSettings {
  setLanguage(language: Language): void;
  setTheme(theme: Theme): void;
  setMap(map: MapLook): void;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(initial: PageSettings): SettingsStore {
  return createStore<SettingsState>()((set) => ({
    ...initial,
    setLanguage: (language) => set({ language }),
    setTheme: (theme) => set({ theme }),
    setMap: (map) => set({ map }),
  }));
}
