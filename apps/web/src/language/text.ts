import { createInstance, type TOptions } from "i18next";
import { en } from "./en.ts";
import type { Language } from "./language.ts";
import { vi } from "./vi.ts";

type ViKey = keyof typeof vi;
/** A key of the catalogs; counted keys without their plural ending. */
export type TextKey = ViKey extends infer Key ? (Key extends `${infer Base}_other` ? Base : Key) : never;
export type TextValues = Readonly<Record<string, string | number>>;

const catalog = createInstance({
  lng: "vi",
  fallbackLng: false,
  keySeparator: false,
  nsSeparator: false,
  contextSeparator: " ",
  interpolation: { escapeValue: false },
  initAsync: false,
  resources: { vi: { translation: vi }, en: { translation: en } },
});
void catalog.init();

/** The words of a key, filled in; `values.count` chooses the plural. */
export function textOf(language: Language, key: TextKey, values: TextValues = {}): string {
  return catalog.t(key, { lng: language, ...values } as TOptions);
}

export type TextPart = { readonly text: string } | { readonly slot: string };

/** The words of a key cut at its slots, for those who put elements into them. */
export function textParts(language: Language, key: TextKey, count?: number): readonly TextPart[] {
  const options = { lng: language, skipInterpolation: true, ...(count === undefined ? {} : { count }) };
  const template = catalog.t(key, options as TOptions);
  return template.split(/(\{\{\w+\}\})/).flatMap((piece): TextPart[] => {
    const slot = /^\{\{(\w+)\}\}$/.exec(piece)?.[1];
    if (slot !== undefined) return [{ slot }];
    return piece === "" ? [] : [{ text: piece }];
  });
}
