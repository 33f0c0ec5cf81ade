import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import { fieldName } from "../language/field-name.ts";
import { type Language, nameIn } from "../language/language.ts";
import type { CsvRows } from "../stage/table-csv.ts";
import { ageText } from "./age-text.ts";
import { hotspotWords } from "./hotspot-words.ts";

/** The heat map whole: every child and field, those that have no place of their own on the wall among them. */
export function heatCsv({ unit, children, fields, measures }: Hotspots, language: Language): CsvRows {
  const words = (key: "code" | "unit" | "itself" | "total"): string => hotspotWords.textOf(language, key);
  const names = Object.keys(fields);
  return [
    [words("code"), words("unit"), ...names.map((field) => fieldName(language, field)), words("total")],
    ...Object.entries(children).map(([code, child]) => [
      code,
      code === unit.code && Object.keys(children).length > 1 ? words("itself") : nameIn(language, child),
      ...names.map((field) => child.fields[field]?.overdue ?? 0),
      child.overdue,
    ]),
    [unit.code, words("total"), ...names.map((field) => fields[field]?.overdue ?? 0), measures.overdue],
  ];
}

export function agesCsv({ ageing }: Pick<Hotspots, "ageing">, language: Language): CsvRows {
  const words = (key: "ageingTitle" | "overdue"): string => hotspotWords.textOf(language, key);
  return [
    [words("ageingTitle"), words("overdue")],
    ...ageing.map((bucket) => [ageText(language, bucket), bucket.overdue]),
  ];
}

export function dueCsv({ due }: Pick<Hotspots, "due">, language: Language): CsvRows {
  const words = (key: "dueOn" | "dueOpen"): string => hotspotWords.textOf(language, key);
  return [[words("dueOn"), words("dueOpen")], ...due.map(({ date, open }) => [date, open])];
}
