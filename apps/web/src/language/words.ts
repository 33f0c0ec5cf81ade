import { createInstance, type TOptions } from "i18next";
import type { Language } from "./language.ts";

/** Words of one part of the page; `{{name}}` is filled in. A key that ends in `_other` is counted by `count`. */
export type Catalog = Readonly<Record<string, string>>;

type Singular<Key> = Key extends `${infer Base}_other` ? `${Base}_one` : never;

/** Every Vietnamese key, and the singular of each that is counted. */
export type EnglishOf<Vi extends Catalog> = Readonly<Record<keyof Vi | Singular<keyof Vi>, string>>;

/** A key of a catalog; counted keys without their plural ending. */
export type KeyOf<Vi extends Catalog> = keyof Vi extends infer Key
  ? Key extends `${infer Base}_other`
    ? Base
    : Extract<Key, string>
  : never;

export type TextValues = Readonly<Record<string, string | number>>;

type TextPart = { readonly text: string } | { readonly slot: string };

export interface Words<Key extends string> {
  /** The words of a key, filled in; `values.count` chooses the plural. */
  textOf(language: Language, key: Key, values?: TextValues): string;
  /** The words of a key cut at its slots, for those who put elements into them. */
  textParts(language: Language, key: Key, count?: number): readonly TextPart[];
}

export function createWords<const Vi extends Catalog>(vi: Vi, en: EnglishOf<Vi>): Words<KeyOf<Vi>> {
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
  // Which keys there are is told by the catalog's own type, and the library is not asked to work it out again.
  const translate = (key: string, options: object): string => catalog.t(key, options as TOptions);
  return {
    textOf: (language, key, values = {}) => translate(key, { lng: language, ...values }),
    textParts: (language, key, count) => {
      const options = { lng: language, skipInterpolation: true, ...(count === undefined ? {} : { count }) };
      const template = translate(key, options);
      return template.split(/(\{\{\w+\}\})/).flatMap((piece): TextPart[] => {
        const slot = /^\{\{(\w+)\}\}$/.exec(piece)?.[1];
        if (slot !== undefined) return [{ slot }];
        return piece === "" ? [] : [{ text: piece }];
      });
    },
  };
}
