import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  alertCritical: "Critical",
  alertWarning: "Warning",
  alertAt: "{{rule}}: {{units}}",
  alertAtMany_one: "{{rule}}: {{units}} and {{count}} other",
  alertAtMany_other: "{{rule}}: {{units}} and {{count}} others",
  alertPlaces_one: "{{count}} place: {{rule}}",
  alertPlaces_other: "{{count}} places: {{rule}}",
  alertSince: "since {{time}}",
  alertThreshold: "threshold {{threshold}}",
  alertNobody: "nobody has it",
  alertTaken: "somebody has it",
  alertHas: "{{name}} has it",
  alertSilenced: "silenced until {{time}}",
};
