import { createWords, type KeyOf } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export type RankingKey = KeyOf<typeof vi>;

/** Words of the scene of ranking. */
export const rankingWords = createWords(vi, en);
