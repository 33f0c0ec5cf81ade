import { createStore, type StoreApi } from "zustand/vanilla";
import { isLanguage, type Language } from "../language/language.ts";

export type DeskTheme = "light" | "dark";

export interface DeskSettings {
  readonly language: Language;
  readonly theme: DeskTheme;
  /** User name of whoever wants notifications on this device; nobody else gets any. */
  readonly toldTo: string | undefined;
  setLanguage(language: Language): void;
  setTheme(theme: DeskTheme): void;
  tell(user: string | undefined): void;
}

export type DeskSettingsStore = StoreApi<DeskSettings>;

const LANGUAGE_KEY = "ioc.language";
const THEME_KEY = "ioc.theme";
const TOLD_KEY = "ioc.notify";

/** Language and theme of the desk: what the address asks for, else what this browser chose last, else Vietnamese on paper. */
export function createDeskSettings(
  search: string,
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
): DeskSettingsStore {
  const query = new URLSearchParams(search);
  const language = [query.get("lang"), storage.getItem(LANGUAGE_KEY)].find(isLanguage);
  const theme = [query.get("theme"), storage.getItem(THEME_KEY)].find(isTheme);
  return createStore<DeskSettings>()((set) => ({
    language: language ?? "vi",
    theme: theme ?? "light",
    toldTo: storage.getItem(TOLD_KEY) ?? undefined,
    setLanguage: (chosen) => {
      storage.setItem(LANGUAGE_KEY, chosen);
      set({ language: chosen });
    },
    setTheme: (chosen) => {
      storage.setItem(THEME_KEY, chosen);
      set({ theme: chosen });
    },
    tell: (user) => {
      if (user === undefined) storage.removeItem(TOLD_KEY);
      else storage.setItem(TOLD_KEY, user);
      set({ toldTo: user });
    },
  }));
}

function isTheme(value: string | null): value is DeskTheme {
  return value === "light" || value === "dark";
}
