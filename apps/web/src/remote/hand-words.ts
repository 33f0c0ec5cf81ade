import { createWords } from "../language/words.ts";
import { en } from "./hand-en.ts";
import { vi } from "./hand-vi.ts";

export const handWords = createWords(vi, en);
