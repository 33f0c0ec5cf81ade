import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the procedures' page. */
export const procedureWords = createWords(vi, en);
