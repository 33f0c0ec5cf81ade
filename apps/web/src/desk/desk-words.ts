import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the parts that all pages of the desk are made of. */
export const deskWords = createWords(vi, en);
