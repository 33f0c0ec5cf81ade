import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  title: "This screen waits to be let in",
  scan: "Scan the QR code with a phone, or open {{address}} and enter:",
  signedIn: "Whoever lets it in signs in with their own account.",
  qr: "QR code that leads to the page where this screen is let in",
  codeIs: "Code to enter: {{letters}}",
  remaining: "New code in {{time}}",
  starting: "Asking the server…",
  deniedTitle: "This screen was not let in",
  denied: "The request was refused just now. A new code appears in a minute.",
  crowdedTitle: "Too many screens are waiting",
  crowded: "This screen asks again by itself in a minute.",
  unreached: "The server cannot be reached; trying again.",
};
