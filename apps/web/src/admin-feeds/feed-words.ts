import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the feeds' page. */
export const feedWords = createWords(vi, en);
