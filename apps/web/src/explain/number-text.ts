import type { Language } from "../language/language.ts";
import { formatCount, formatPercent } from "../numbers/number-format.ts";
import { numberNames } from "../numbers/number-names.ts";
import type { DrillTarget, NumberName } from "../page/drill-store.ts";
import { explainWords } from "./explain-words.ts";

/** Official rates have two decimals, others one. */
const TWO_DECIMALS: ReadonlySet<string> = new Set(["onTime", "overdueShare"]);

/** What the number is called. */
export function nameText(language: Language, name: NumberName): string {
  return "measure" in name
    ? numberNames.textOf(language, `name_${name.measure}`)
    : numberNames.textOf(language, `rate_${name.rate}`);
}

/** The number in figures; `null`: there is nothing to divide by. */
export function valueText(language: Language, name: NumberName, value: number | null): string {
  if (value === null) return explainWords.textOf(language, "none");
  if ("measure" in name) return formatCount(language, value);
  return `${formatPercent(language, value, TWO_DECIMALS.has(name.rate) ? 2 : 1)}%`;
}

/** What a number is called that is made of others, too. */
export function titleOf(language: Language, { name, sum }: DrillTarget): string {
  switch (sum?.kind) {
    case "units":
      return explainWords.textOf(language, "unitsCount");
    case "expected":
    case "oldest":
    case "estimate":
      return explainWords.textOf(language, sum.kind);
    case "verdict":
      return explainWords.textOf(language, `verdict_${sum.verdict}`);
    case "judged":
      return explainWords.textOf(language, `judged_${sum.judgement}`);
    case "days":
      return explainWords.textOf(language, sum.target === undefined ? "days_any" : "days_met");
    case "withinRest":
      return explainWords.textOf(language, "line_withinRest");
    case "difference":
      return explainWords.textOf(language, "differenceOf", { what: nameText(language, name) });
    default:
      return nameText(language, name);
  }
}
