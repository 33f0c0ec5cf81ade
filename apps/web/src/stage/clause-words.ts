import type { Language } from "../language/language.ts";
import type { Words } from "../language/words.ts";
import { formatCount } from "../numbers/number-format.ts";
import type { Clause } from "./clause.ts";

/** A clause as plain text: as it is read, and as long as it is drawn. */
export function clauseWords<Key extends string>(words: Words<Key>, language: Language, clause: Clause<Key>): string {
  const values = Object.entries(clause.slots).map(([name, slot]) => [
    name,
    slot.kind === "text" ? slot.text : formatCount(language, slot.value),
  ]);
  return words.textOf(language, clause.key, { ...Object.fromEntries(values), count: clause.count ?? 0 });
}
