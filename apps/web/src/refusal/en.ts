import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  notFoundTitle: "There is no unit {{unit}}",
  notFoundText: "The code is wrong, or this account may not read that unit. Check “unit=” in the page's address.",
  signInTitle: "Sign in to see this board",
  signInText: "Once you are signed in the board appears here. A wall screen needs no keyboard: open “/screen” on it.",
  signInBad: "The server does not accept the token of this page's address. Ask for a new one, or sign in.",
  signIn: "Sign in",
  noUnitsTitle: "There are no units yet",
  noUnitsText: "The board appears with the first unit. An administrator takes three steps, at the desk or by calls:",
  toDesk: "Open the administrator's desk",
  noUnitsStep1: "the tree of units: province, communes, one-stop offices",
  noUnitsStep2: "the procedures and their time limits",
  noUnitsStep3: "each unit's feed of events",
  refusedTitle: "The server refuses: {{code}}",
  refusedText: "The page tries again by itself. If this stays, tell the administrator this code.",
};
