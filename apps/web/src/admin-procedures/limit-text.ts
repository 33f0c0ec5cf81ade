import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { type Language, LOCALE } from "../language/language.ts";
import { procedureWords } from "./procedure-words.ts";

/** "1,5 giờ làm việc" */
export function limitText(
  language: Language,
  { limit, limitUnit }: Pick<ProcedureBody, "limit" | "limitUnit">,
): string {
  const number = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 4 }).format(limit);
  return `${number} ${procedureWords.textOf(language, `limitUnit_${limitUnit}`)}`;
}
