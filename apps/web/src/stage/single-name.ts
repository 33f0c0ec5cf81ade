import type { Language } from "../language/language.ts";
import { areaName, shortName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";

interface Named {
  readonly name: string;
  readonly nameEn?: string | null | undefined;
}

/** The single units, and by their codes what they stand below. */
export interface UnitsInAreas {
  readonly units: Readonly<Record<string, { readonly group: string }>>;
  readonly areas: Readonly<Record<string, { readonly name: string }>>;
}

/**
 * How lists of single units call one. A unit that others stand below lends all of them its name elsewhere: by itself it is
 * told apart, unless it has another one of its own.
 */
export function singleName(language: Language, { units, areas }: UnitsInAreas, code: string, named: Named): string {
  const lendsName = areas[code]?.name === named.name;
  const hasBelow = lendsName && Object.entries(units).some(([other, { group }]) => group === code && other !== code);
  return hasBelow ? textOf(language, "itself", { unit: areaName(language, named) }) : shortName(language, named);
}
