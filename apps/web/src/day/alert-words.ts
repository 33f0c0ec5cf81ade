import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export const alertWords = createWords(vi, en);
