import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./hand-vi.ts";

export const en: EnglishOf<typeof vi> = {
  touch: "Touch a number: “{{screen}}” explains it.",
  away: "“{{screen}}” is not connected; what you touch shows once it is back.",
  unsent: "“{{screen}}” was not reached. Touch the number again.",
  overloaded: "Too fast. Wait a moment, then touch again.",
  refused: "“{{screen}}” does not explain this number: {{detail}}",
  unheard: "The server does not answer; what “{{screen}}” shows is not known.",
  back: "Controls",
};
