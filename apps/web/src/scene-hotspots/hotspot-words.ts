import { createWords, type KeyOf } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export type HotspotKey = KeyOf<typeof vi>;

/** Words of the scene of hotspots. */
export const hotspotWords = createWords(vi, en);
