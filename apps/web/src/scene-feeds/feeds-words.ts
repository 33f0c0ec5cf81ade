import { createWords, type KeyOf } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export type FeedsKey = KeyOf<typeof vi>;

/** Words of the scene of feeds. */
export const feedsWords = createWords(vi, en);
