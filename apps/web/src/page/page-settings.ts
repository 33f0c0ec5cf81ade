import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import { isLanguage, type Language } from "../language/language.ts";

type Density = "normal" | "far";
export type Theme = "dark" | "light";
/** How units lie on the map: as they do in the land, where somebody has loaded it, or a tile each. */
export type MapLook = "land" | "tiles";

/** What the page's address asks for. */
export interface PageSettings {
  /** Code of the unit; absent: the topmost that the caller may read. */
  readonly unit: string | undefined;
  readonly scene: Scene;
  readonly language: Language;
  readonly theme: Theme;
  /** `far`: fewer and larger things, for a small wall or a deep room. */
  readonly density: Density;
  readonly map: MapLook;
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
    map: query.get("map") === "tiles" ? "tiles" : "land",
    dims: query.has("play") && query.get("night") !== "0",
  };
}

/** The query string with the settings that differ from the defaults, everything else in it kept. */
export function writePageSettings(search: string, settings: Pick<PageSettings, "language" | "theme" | "map">): string {
  const query = new URLSearchParams(search);
  if (settings.language === "vi") query.delete("lang");
  else query.set("lang", settings.language);
  if (settings.theme === "dark") query.delete("theme");
  else query.set("theme", settings.theme);
  if (settings.map === "land") query.delete("map");
  else query.set("map", settings.map);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
