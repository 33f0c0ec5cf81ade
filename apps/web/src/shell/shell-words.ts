import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the frame around the pages. */
export const shellWords = createWords(vi, en);
