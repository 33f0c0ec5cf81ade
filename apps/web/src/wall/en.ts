import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  afterHours: "After hours. The board is back at {{time}}.",
  playFaults:
    "The address has parts that cannot be played: {{parts}}. Each is the name of a scene, with @unit and :seconds if you like.",
  close: "Close",
  sceneOf: "Scene {{scene}} of {{scenes}}",
  heldAt: "Held at {{time}}",
  drivenField: "field: {{field}}",
  drivenBy: "{{name}} is driving",
};
