import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the units' pages. */
export const unitWords = createWords(vi, en);
