import type { Board } from "@ioc/protocol/board.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import type { Language } from "../language/language.ts";
import { formatPoints, formatTarget } from "../numbers/number-format.ts";
import { type Clause, rateSlot, textSlot } from "../stage/clause.ts";
import { type DigitalRate, farthestBelow, judgedRates } from "./digital-rates.ts";
import { type DigitalKey, digitalWords } from "./digital-words.ts";

/**
 * How digital is the work? The first rule that holds decides:
 * 1. nothing was received or resolved in the month;
 * 2. there are no targets: what the two leading rates are;
 * 3. a rate is below its target: the one that is farthest, and how far;
 * 4. none can be judged yet;
 * 5. else all that can be judged are met.
 */
export function digitalHeadline(month: Board, targets: Targets, language: Language): Clause<DigitalKey> {
  const { measures, rates } = month;
  if (measures.received === 0 && measures.resolved === 0) return { key: "headlineNone", slots: {} };
  const judged = judgedRates(rates, targets);
  if (judged.every(({ target }) => target === undefined)) {
    const percent = (rate: DigitalRate) => rateSlot(rate, rates[rate], { period: "month", fractionDigits: 1 });
    const slots = { online: percent("online"), digitized: percent("resultsDigitized") };
    return { key: "headlineNoTargets", slots };
  }
  const worst = farthestBelow(judged);
  if (worst !== undefined) {
    const value = worst.of.value ?? 0;
    const slots = {
      rate: textSlot(digitalWords.textOf(language, worst.rate)),
      value: rateSlot(worst.rate, worst.of, { period: "month", fractionDigits: 1, bars: [worst.target.value] }),
      gap: textSlot(formatPoints(language, worst.target.value - value)),
      target: textSlot(formatTarget(language, worst.target.value)),
    };
    return { key: "headlineMissed", slots };
  }
  return { key: judged.some(({ judgement }) => judgement === "met") ? "headlineAllMet" : "headlineFew", slots: {} };
}
