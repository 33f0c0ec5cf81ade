import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  title: "Let a screen in",
  lead: "Shows a unit's board on a wall screen. A screen only reads numbers, never the lists of dossiers.",
  notForYou: "Only leaders and administrators let screens in.",

  code: "Code on the screen",
  codeHint: "The eight letters that the screen shows, as BCDF-GHJK.",
  needCode: "Enter all eight letters that the screen shows.",
  next: "Next",
  unknownTitle: "No screen shows this code",
  unknownText: "It is wrong, was answered already, or has expired. Enter the code that the screen shows.",

  compareTitle: "Is this the code on the screen?",
  compare:
    "Let it in only if the code below is exactly the one on the screen in front of you. Never let in a code that somebody sent you in a message: it may be a fraud.",
  codeIs: "Code: {{letters}}",
  asks: "The screen asks from the network address {{address}}, at {{at}}.",
  agent: "Browser: {{agent}}",

  approve: "Let this screen in",
  deny: "Refuse",

  approvedTitle: "“{{name}}” was let in",
  approvedText: "The unit's board appears on the screen within seconds.",
  deniedTitle: "Refused",
  deniedText: "The screen is told that it was not let in.",
  another: "Let another screen in",
  toScreens: "See the screens",
  toRemote: "Drive a screen",
};
