import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  alertCritical: "Critical",
  alertWarning: "Warning",
  alertAt: "{{rule}}: {{units}}",
  alertAtMany_one: "{{rule}}: {{units}} and {{count}} other",
  alertAtMany_other: "{{rule}}: {{units}} and {{count}} others",
  alertSince: "since {{time}}",
  alertThreshold: "threshold {{threshold}}",
  alertNobody: "nobody has it",
  alertTaken: "somebody has it",
  alertHas: "{{name}} has it",
  alertSilenced: "silenced until {{time}}",
};
