import type { DeadlineStep, Dossier } from "@ioc/protocol/dossiers.ts";
import { limitText } from "../dossier-parts/limit-text.ts";
import { type Language, LOCALE } from "../language/language.ts";
import { dossierPageWords } from "./dossier-page-words.ts";

const HOUR_MS = 3_600_000;
/** Rules that have words of their own; SPEC.md tells them. */
const TOLD = ["DUE-2", "DUE-3", "DUE-4", "DUE-5", "DUE-7", "DUE-8", "DUE-9", "DUE-10"] as const;

/** One step of how the deadline came about, in words. @param when the deadline after it, as it is said */
export function stepText(language: Language, step: DeadlineStep, limit: Dossier["limit"], when: string): string {
  const { kind, rule, left, gaveWay } = step;
  const told = TOLD.find((name) => name === rule);
  const number = (value: number): string =>
    new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 }).format(value);
  const words = dossierPageWords.textOf(language, told === undefined ? `step_${kind}` : `rule_${told}`, {
    when,
    limit: limit == null ? "" : limitText(language, limit),
    days: number(left ?? 0),
    hours: number((left ?? 0) / HOUR_MS),
  });
  return gaveWay === true ? `${words} ${dossierPageWords.textOf(language, "gaveWay")}` : words;
}
