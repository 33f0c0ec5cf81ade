import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { Language } from "../language/language.ts";
import { formatTarget } from "../numbers/number-format.ts";
import { type Clause, numberSlot, textSlot } from "../stage/clause.ts";
import type { RankedChild } from "./ranked-children.ts";
import type { RankingKey } from "./ranking-words.ts";
import { verdictCount } from "./verdict-count.ts";

const ONE = { met: "headlineOneMet", missed: "headlineOneMissed", open: "headlineOneOpen" } as const;

/**
 * Who keeps the word that was given? The first rule that holds decides:
 * 1. nothing was resolved;
 * 2. there is no target: how many were late;
 * 3. the unit is the only one: its own verdict;
 * 4. else how many surely meet the target and how many surely do not; who is undecided is not counted as either.
 */
export function rankingHeadline(
  { measures }: Pick<Ranking, "measures">,
  ranked: readonly RankedChild[],
  target: number | undefined,
  language: Language,
): Clause<RankingKey> {
  const { resolved, resolvedLate } = measures;
  if (resolved === 0) return { key: "headlineNone", slots: {} };
  if (target === undefined) {
    const late = numberSlot(resolvedLate, { measure: "resolvedLate", of: "month" });
    return {
      key: "headlineNoTarget",
      slots: { late, resolved: numberSlot(resolved, { measure: "resolved", of: "month" }) },
    };
  }
  const verdicts = ranked.flatMap(({ judged }) => judged?.verdict ?? []);
  const slots = { target: textSlot(formatTarget(language, target)) };
  const [only] = verdicts;
  if (ranked.length === 1 && only !== undefined && only !== "none") return { key: ONE[only], slots };
  const meeting = verdictCount(ranked, "met", target);
  const missing = verdictCount(ranked, "missed", target);
  const met = numberSlot(meeting.value, meeting);
  const missed = numberSlot(missing.value, { ...missing, tone: "late" });
  if (missing.value === 0 && meeting.value === 0) return { key: "headlineOpen", slots };
  if (missing.value === 0) return { key: "headlineMet", slots: { ...slots, met } };
  if (meeting.value === 0) return { key: "headlineMissed", slots: { ...slots, missed } };
  return { key: "headlineBoth", slots: { ...slots, met, missed } };
}
