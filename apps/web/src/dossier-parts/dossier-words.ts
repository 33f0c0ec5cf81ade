import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of what all pages about dossiers say of one. */
export const dossierWords = createWords(vi, en);
