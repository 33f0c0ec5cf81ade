import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the scene of one unit. */
export const unitWords = createWords(vi, en);
