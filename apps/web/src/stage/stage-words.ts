import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of what all scenes share; apart from the wall's own, which load before its first numbers. */
export const stageWords = createWords(vi, en);
