import { createWords, type KeyOf } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

export type DigitalKey = KeyOf<typeof vi>;

/** Words of the scene of digitization and online service. */
export const digitalWords = createWords(vi, en);
