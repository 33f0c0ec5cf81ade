import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words that nobody reads before the first numbers stand; they come with what says them. */
export const laterWords = createWords(vi, en);
