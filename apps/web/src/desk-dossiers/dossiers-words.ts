import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the page Dossiers. */
export const dossiersWords = createWords(vi, en);
