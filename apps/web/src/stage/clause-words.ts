import type { Language } from "../language/language.ts";
import type { Words } from "../language/words.ts";
import { formatCount, formatPercent } from "../numbers/number-format.ts";
import type { Clause, RateSlot } from "./clause.ts";

/** A clause as plain text: as it is read, and as long as it is drawn. */
export function clauseWords<Key extends string>(words: Words<Key>, language: Language, clause: Clause<Key>): string {
  const values = Object.entries(clause.slots).map(([name, slot]) => [
    name,
    slot.kind === "text"
      ? slot.text
      : slot.kind === "rate"
        ? rateText(language, slot)
        : formatCount(language, slot.value),
  ]);
  return words.textOf(language, clause.key, { ...Object.fromEntries(values), count: clause.count ?? 0 });
}

function rateText(language: Language, { of, fractionDigits, bars }: RateSlot): string {
  return `${formatPercent(language, of.value ?? 0, fractionDigits, bars)}%`;
}
