import type { Language } from "../language/language.ts";
import { shortName } from "../language/short-name.ts";
import { textOf } from "../language/text.ts";

/**
 * How lists of single units call one. The name of a unit that others stand below means all of them elsewhere: by itself it
 * is told apart.
 *
 * @param units the single units, each with the child of the board that it belongs to
 */
export function singleName(
  language: Language,
  units: Readonly<Record<string, { readonly group: string }>>,
  code: string,
  named: { readonly name: string; readonly nameEn?: string | null | undefined },
): string {
  const name = shortName(language, named);
  const hasBelow = Object.entries(units).some(([other, { group }]) => group === code && other !== code);
  return hasBelow ? textOf(language, "itself", { unit: name }) : name;
}
