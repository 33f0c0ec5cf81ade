import { type Language, nameIn } from "../language/language.ts";

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/^Xã /, "X. "],
  [/^Phường /, "P. "],
  [/^Thị trấn /, "TT. "],
  [/^Ủy ban nhân dân /, "UBND "],
  [/^Bộ phận Một cửa /i, "Một cửa "],
];

/** A unit's name with the usual abbreviation of its kind, for lists on the wall. */
export function shortName(language: Language, unit: { name: string; nameEn?: string | null | undefined }): string {
  const name = nameIn(language, unit);
  const found = SHORT.find(([pattern]) => pattern.test(name));
  return found === undefined ? name : name.replace(found[0], found[1]);
}

/** A field's own name, except for the two reserved ones. */
export function fieldName(field: string, words: { unclassified: string; feedback: string }): string {
  if (field === "unclassified") return words.unclassified;
  if (field === "feedback") return words.feedback;
  return field;
}
