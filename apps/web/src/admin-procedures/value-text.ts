import { LIMIT_UNITS, PROCEDURE_FEES, PROCEDURE_LEVELS, PROCEDURE_SERVICES } from "@ioc/protocol/names.ts";
import type { Language } from "../language/language.ts";
import { procedureWords } from "./procedure-words.ts";

/** A value of a procedure as its table says it: "none" of `fee` is "Không thu"; undefined: it is said as it is written. */
export function valueText(language: Language, member: string, value: unknown): string | undefined {
  const text = (key: Parameters<typeof procedureWords.textOf>[1]): string => procedureWords.textOf(language, key);
  const level = member === "level" && PROCEDURE_LEVELS.find((name) => name === value);
  if (level) return text(`level_${level}`);
  const service = member === "service" && PROCEDURE_SERVICES.find((name) => name === value);
  if (service) return text(`service_${service}`);
  const unit = member === "limitUnit" && LIMIT_UNITS.find((name) => name === value);
  if (unit) return text(`limitUnit_${unit}`);
  const fee = member === "fee" && PROCEDURE_FEES.find((name) => name === value);
  return fee ? text(`fee_${fee}`) : undefined;
}
