import { createWords } from "../language/words.ts";
import { en } from "./estimate-en.ts";
import { vi } from "./estimate-vi.ts";

export const estimateWords = createWords(vi, en);
