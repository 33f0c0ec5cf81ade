import type { Board } from "@ioc/protocol/board.ts";
import { type Language, nameIn } from "../language/language.ts";
import type { CsvRows } from "../stage/table-csv.ts";
import { DIGITAL_RATES } from "./digital-rates.ts";
import { digitalWords } from "./digital-words.ts";

/** Every unit's rates, each with what it is made of; the whole comes last. */
export function ratesCsv({ unit, children, rates }: Board, language: Language): CsvRows {
  const words = (key: Parameters<typeof digitalWords.textOf>[1]): string => digitalWords.textOf(language, key);
  const cellsOf = (of: Board["rates"]) =>
    DIGITAL_RATES.flatMap((rate) => [of[rate].value, of[rate].numerator, of[rate].denominator]);
  return [
    [
      words("code"),
      words("unit"),
      ...DIGITAL_RATES.flatMap((rate) => [
        words(rate),
        `${words(rate)}: ${words("numerator")}`,
        `${words(rate)}: ${words("denominator")}`,
      ]),
    ],
    ...Object.entries(children).map(([code, child]) => [
      code,
      code === unit.code && Object.keys(children).length > 1 ? words("itself") : nameIn(language, child),
      ...cellsOf(child.rates),
    ]),
    [unit.code, nameIn(language, unit), ...cellsOf(rates)],
  ];
}
