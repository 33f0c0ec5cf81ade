import type { CountProps } from "../numbers/count.tsx";
import type { RankedChild } from "./ranked-children.ts";
import type { Verdict } from "./verdict.ts";

/** How many units one thing can be said of against the target, as a number that explains itself. */
export function verdictCount(
  ranked: readonly RankedChild[],
  verdict: Exclude<Verdict, "none">,
  target: number,
): Pick<CountProps, "value" | "of" | "more"> {
  const units = ranked.flatMap(({ code, judged }) => (judged?.verdict === verdict ? [code] : []));
  return { value: units.length, of: "month", more: { sum: { kind: "verdict", verdict, target, units } } };
}
