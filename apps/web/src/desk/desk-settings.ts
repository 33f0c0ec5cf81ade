import { createStore, type StoreApi } from "zustand/vanilla";
import { isLanguage, type Language } from "../language/language.ts";

export type DeskTheme = "light" | "dark";

export interface DeskSettings {
  readonly language: Language;
  readonly theme: DeskTheme;
  setLanguage(language: Language): void;
  setTheme(theme: DeskTheme): void;
}

export type DeskSettingsStore = StoreApi<DeskSettings>;

const LANGUAGE_KEY = "ioc.language";
const THEME_KEY = "ioc.theme";

/** Language and theme of the desk: what the address asks for, else what this browser chose last, else Vietnamese on paper. */
export function createDeskSettings(search: string, storage: Pick<Storage, "getItem" | "setItem">): DeskSettingsStore {
  const query = new URLSearchParams(search);
  const language = [query.get("lang"), storage.getItem(LANGUAGE_KEY)].find(isLanguage);
  const theme = [query.get("theme"), storage.getItem(THEME_KEY)].find(isTheme);
  return createStore<DeskSettings>()((set) => ({
    language: language ?? "vi",
    theme: theme ?? "light",
    setLanguage: (chosen) => {
      storage.setItem(LANGUAGE_KEY, chosen);
      set({ language: chosen });
    },
    setTheme: (chosen) => {
      storage.setItem(THEME_KEY, chosen);
      set({ theme: chosen });
    },
  }));
}

function isTheme(value: string | null): value is DeskTheme {
  return value === "light" || value === "dark";
}
