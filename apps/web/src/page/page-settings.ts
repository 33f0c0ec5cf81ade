import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import { isLanguage, type Language } from "../language/language.ts";

type Density = "normal" | "far";
export type Theme = "dark" | "light";

/** What the page's address asks for. */
export interface PageSettings {
  /** Code of the unit; absent: the topmost that the caller may read. */
  readonly unit: string | undefined;
  readonly scene: Scene;
  readonly language: Language;
  readonly theme: Theme;
  /** `far`: fewer and larger things, for a small wall or a deep room. */
  readonly density: Density;
  /** It goes dim when nobody is there to read it: a page that turns through scenes, not one that somebody opened. */
  readonly dims: boolean;
}

export function readPageSettings(search: string): PageSettings {
  const query = new URLSearchParams(search);
  const language = query.get("lang");
  return {
    unit: query.get("unit") || undefined,
    scene: SCENES.find((scene) => scene === query.get("scene")) ?? "overview",
    language: isLanguage(language) ? language : "vi",
    theme: query.get("theme") === "light" ? "light" : "dark",
    density: query.get("density") === "far" ? "far" : "normal",
    dims: query.has("play") && query.get("night") !== "0",
  };
}

/** The query string with the settings that differ from the defaults, everything else in it kept. */
export function writePageSettings(search: string, settings: Pick<PageSettings, "language" | "theme">): string {
  const query = new URLSearchParams(search);
  if (settings.language === "vi") query.delete("lang");
  else query.set("lang", settings.language);
  if (settings.theme === "dark") query.delete("theme");
  else query.set("theme", settings.theme);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
