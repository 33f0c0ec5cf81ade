import { en } from "./en.ts";
import { vi } from "./vi.ts";
import { createWords, type KeyOf } from "./words.ts";

/** A key of the wall's catalogs; counted keys without their plural ending. */
export type TextKey = KeyOf<typeof vi>;

/** The wall's own words. */
export const wallWords = createWords(vi, en);
export const { textOf, textParts } = wallWords;
