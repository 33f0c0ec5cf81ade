/** Vietnamese comes first on every screen; English is the second language. */
export type Language = "vi" | "en";

/** The locale whose separators and names `Intl` uses for a language. */
export const LOCALE: Readonly<Record<Language, string>> = { vi: "vi-VN", en: "en-GB" };

export function isLanguage(value: string | null): value is Language {
  return value === "vi" || value === "en";
}

/** The English name where there is one and English is spoken; proper names keep their Vietnamese marks. */
export function nameIn(language: Language, named: { name: string; nameEn?: string | null | undefined }): string {
  return language === "en" && named.nameEn ? named.nameEn : named.name;
}
