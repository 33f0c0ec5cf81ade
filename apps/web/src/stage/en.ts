import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  lookingBackAt: "Looking back at {{time}}, {{weekday}} {{date}}",
  notPresent: "These are not the present numbers",
  lost_one: "with old numbers of {{units}} unit without signal",
  lost_other: "with old numbers of {{units}} units without signal",
  never_one: "without {{units}} unit that never sent",
  never_other: "without {{units}} units that never sent",
  lostOrNever_one: "without {{units}} unit silent or that never sent",
  lostOrNever_other: "without {{units}} units silent or that never sent",

  offTheMap: "Off the map",
  ownLevel: "Own offices",
  landNote: "overdue dossiers, on the map",
  mapAsTiles: "Show one cell per unit",
  mapAsLand: "Show the real map",
  lookBack: "Look back",
  switchLanguage: "Tiếng Việt",
  switchTheme_dark: "Light theme",
  switchTheme_light: "Dark theme",
  desk: "Desk",
  signIn: "Sign in",
  scenes: "Scenes",
  scene_overview: "Overview",
  scene_hotspots: "Hotspots",
  scene_digitization: "Digitization",
  scene_ranking: "Ranking",
  scene_unit: "One unit",
  scene_feeds: "Feeds",
  saveTable: "Save the table: {{what}}",
  savePicture: "Save the picture: {{what}}",
};
