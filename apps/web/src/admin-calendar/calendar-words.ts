import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the calendar's page. */
export const calendarWords = createWords(vi, en);
