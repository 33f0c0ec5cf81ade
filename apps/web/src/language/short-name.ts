import { type Language, nameIn } from "./language.ts";

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

/** A group's name as the name of an area, "địa bàn": right with districts and without them. */
export function areaName(language: Language, group: { name: string; nameEn?: string | null | undefined }): string {
  return nameIn(language, group).replace(/^(Huyện|Quận|Thị xã|Thành phố) (?=\p{Lu})|( District)$/u, "");
}
