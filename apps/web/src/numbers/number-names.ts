import { createWords } from "../language/words.ts";
import { en } from "./number-names-en.ts";
import { vi } from "./number-names-vi.ts";

/** What measures (`name_…`) and rates (`rate_…`) are called. */
export const numberNames = createWords(vi, en);
