import { createWords } from "../language/words.ts";
import { en } from "./en.ts";
import { vi } from "./vi.ts";

/** Words of the map's page. */
export const mapWords = createWords(vi, en);
