import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  backToNow: "Back to now",
  bar: "Look back",
  day: "Day",
  dayPattern: "day/month/year",
  dayBefore: "The day before",
  dayAfter: "The day after",
  timeOfDay: "Time of day",
  play: "Play a day in a minute",
  pause: "Stop playing",
  failed: "The numbers of this moment could not be had: {{detail}}",
  needsSignIn: "Looking back needs signing in.",
};
