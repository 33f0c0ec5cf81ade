import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** `is_…`: what a measure is; `isRate_…`: what a rate is. One name is both. */
export const meaningWords = createWords(vi, en);
