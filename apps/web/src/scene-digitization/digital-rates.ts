import type { Rates, RateValue } from "@ioc/protocol/board.ts";
import type { Rate } from "@ioc/protocol/names.ts";
import type { Target, Targets } from "@ioc/protocol/targets.ts";
import { type Judgement, judgeRate } from "../numbers/judge-rate.ts";

/** What the scene shows, in its order: papers in, results out, and how people come and pay. */
export const DIGITAL_RATES = [
  "componentsDigitized",
  "resultsDigitized",
  "resultsSigned",
  "online",
  "onlinePayment",
] as const satisfies readonly Rate[];
export type DigitalRate = (typeof DIGITAL_RATES)[number];

export interface JudgedRate {
  readonly rate: DigitalRate;
  readonly of: RateValue;
  readonly target: Target | undefined;
  readonly judgement: Judgement;
}

/** The one that is set; whoever sets targets may not be offered one for every rate. */
export function targetOf(
  targets: Readonly<Partial<Record<DigitalRate, Target | null | undefined>>>,
  rate: DigitalRate,
): Target | undefined {
  return targets[rate] ?? undefined;
}

export function judgedRates(rates: Rates, targets: Targets): readonly JudgedRate[] {
  return DIGITAL_RATES.map((rate) => {
    const target = targetOf(targets, rate);
    return { rate, of: rates[rate], target, judgement: judgeRate(rates[rate], target) };
  });
}

/** The rate that is farthest below its target; undefined when none is below. */
export function farthestBelow(judged: readonly JudgedRate[]): (JudgedRate & { target: Target }) | undefined {
  return judged
    .flatMap((one) => (one.judgement === "missed" && one.target !== undefined ? [{ ...one, target: one.target }] : []))
    .sort((a, b) => gapOf(b) - gapOf(a))[0];
}

function gapOf({ of, target }: JudgedRate & { target: Target }): number {
  return target.value - (of.value ?? 0);
}
