import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the page of one dossier. */
export const dossierPageWords = createWords(vi, en);
