import { type Language, LOCALE } from "./language.ts";

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

const SLOT = /\{\{(\w+)\}\}/;
const plurals = { vi: new Intl.PluralRules(LOCALE.vi), en: new Intl.PluralRules(LOCALE.en) } as const;

/** The one door to the words of the page. It is so small because a wall waits for it before its first number. */
export function createWords<const Vi extends Catalog>(vi: Vi, en: EnglishOf<Vi>): Words<KeyOf<Vi>> {
  const catalogs: Readonly<Record<Language, Catalog>> = { vi, en };
  const templateOf = (language: Language, key: string, count: string | number | undefined): string => {
    const catalog = catalogs[language];
    const counted = typeof count === "number" ? catalog[`${key}_${plurals[language].select(count)}`] : undefined;
    return counted ?? catalog[key] ?? key;
  };
  return {
    textOf: (language, key, values = {}) =>
      templateOf(language, key, values["count"]).replaceAll(new RegExp(SLOT, "g"), (_, slot: string) =>
        String(values[slot] ?? ""),
      ),
    // A split by a pattern with one group gives words and names of slots in turn.
    textParts: (language, key, count) =>
      templateOf(language, key, count)
        .split(SLOT)
        .flatMap((piece, index): TextPart[] => {
          if (index % 2 === 1) return [{ slot: piece }];
          return piece === "" ? [] : [{ text: piece }];
        }),
  };
}
