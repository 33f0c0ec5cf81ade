import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the page that an administrator begins on. */
export const startWords = createWords(vi, en);
