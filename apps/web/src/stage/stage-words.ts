import { createWords, type KeyOf } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export type MissingKey = KeyOf<typeof vi>;

/** Words about numbers that are missing; apart from the wall's own, which load before its first numbers. */
export const missingWords = createWords(vi, en);
