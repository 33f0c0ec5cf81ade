import type { RateValue } from "@ioc/protocol/board.ts";
import type { Target } from "@ioc/protocol/targets.ts";

/** Under this many dossiers one of them moves a rate by more than three points: it is not judged, and not coloured. */
export const MIN_SAMPLE = 30;

/** `none`: nothing to divide by, so there is no rate; `few`: too few to judge. */
export type Judgement = "none" | "noTarget" | "few" | "missed" | "met";

export function judgeRate(rate: RateValue, target: Target | null | undefined): Judgement {
  if (typeof rate.value !== "number") return "none";
  if (!target) return "noTarget";
  if (rate.value >= target.value) return rate.denominator < MIN_SAMPLE ? "few" : "met";
  return rate.denominator < MIN_SAMPLE ? "few" : "missed";
}
