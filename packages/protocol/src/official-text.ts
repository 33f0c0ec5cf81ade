import { z } from "zod";
import { isPrintable } from "./text.ts";

/**
 * Digits that belong to a person: a citizen's number (12) or a telephone number (10, or 9 after +84), as they are written
 * in one or in groups. Inside a longer code (of a dossier, of a document) they are something else.
 */
const BEFORE = "(?<![\\p{L}\\p{N}])(?<![\\p{L}\\p{N}][./_-])";
const AFTER = "(?![\\p{L}\\p{N}])(?![./_-][\\p{L}\\p{N}])";
const CITIZEN = "\\d{12}|0\\d{2}([ .])\\d{3}\\1\\d{3}\\1\\d{3}";
const TELEPHONE =
  "0\\d{9}|0[35789]\\d{2}([ .-])\\d{3}\\2\\d{3}|0[35789]\\d([ .-])\\d{3}\\3\\d{4}|\\+84[ .]?\\d{2}[ .]?\\d{3}[ .]?\\d{4}";
const PERSONAL_NUMBER = new RegExp(`${BEFORE}(?:${CITIZEN}|${TELEPHONE})${AFTER}`, "u");

export function hasPersonalNumber(text: string): boolean {
  return PERSONAL_NUMBER.test(text);
}

/** What one office writes to another: printable characters, in lines if need be, NFC, nothing that names a citizen. */
export function officialTextSchema(maxCharacters: number) {
  return z
    .string()
    .refine((text) => isPrintable(text.replaceAll("\n", " "), maxCharacters) && text.trim() !== "", {
      error: `must be 1 to ${maxCharacters} printable characters`,
    })
    .refine((text) => text === text.normalize("NFC"), { error: "must be in Unicode normalization form NFC" })
    .refine((text) => !hasPersonalNumber(text), {
      error: "must hold no personal data: it has the form of a citizen's or a telephone number in it",
    });
}
