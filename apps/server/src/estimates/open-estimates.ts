import { leftAt, standingAt, workedUntil } from "@ioc/domain/estimate/course.ts";
import type { LearnedChance } from "@ioc/domain/estimate/learned-durations.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import { OpenList } from "./open-list.ts";
import { openCourses, workClock } from "./subtree-courses.ts";
import type { LearnedOfUnit } from "./unit-estimates.ts";

/** So many are looked at between two stops. */
const COURSES_AT_ONCE = 500;

/** An open dossier that is not overdue. */
export interface OpenEstimate {
  readonly dossier: number;
  readonly byNextClose: boolean;
  readonly spentMs: number;
  /** Null without a deadline. */
  readonly leftMs: number | null;
  readonly said: LearnedChance | null;
}

export interface OpenEstimates {
  readonly nextClose: number;
  /** Of those due by the next close: how many miss their deadline, as the sum of their chances; null where none has one. */
  readonly expected: number | null;
  /** Of those, how many have no chance that could be told. */
  readonly unknown: number;
  readonly overdue: number;
  /** Those due by the next close, the earliest first; then the others, the likeliest first (EST-8). */
  readonly list: OpenList;
}

/** What is open in a unit's subtree at a moment, each with its chance to miss its deadline. */
export function* openEstimates(
  state: LiveState,
  unit: number,
  asOf: number,
  { durations }: LearnedOfUnit,
): Generator<void, OpenEstimates> {
  const { calendar, zone } = state.reference;
  const clock = workClock(state.reference);
  const nextClose = zone.toInstant(calendar.closeOf(calendar.nextWorkingDay(dayOf(zone, asOf))));
  const list = new OpenList(durations);
  let overdue = 0;
  let expected: number | null = null;
  let unknown = 0;
  let looked = 0;
  for (const course of yield* openCourses(state, unit, asOf)) {
    looked += 1;
    if (looked % COURSES_AT_ONCE === 0) yield;
    const standing = standingAt(course, asOf);
    if (standing === undefined) continue;
    const { dueAt, pausedAt } = standing;
    if (pausedAt === null && dueAt !== 0 && dueAt < asOf) {
      overdue += 1;
      continue;
    }
    const byNextClose = pausedAt === null && dueAt !== 0 && dueAt <= nextClose;
    const chance = list.add({
      dossier: course.dossier,
      unit: standing.unit,
      procedure: course.procedure,
      dueAt,
      byNextClose,
      spentMs: workedUntil(course, asOf, clock),
      leftMs: leftAt(standing, asOf, clock),
    });
    if (!byNextClose) continue;
    if (chance === null) unknown += 1;
    else expected = (expected ?? 0) + chance;
  }
  yield* list.sort();
  return { nextClose, expected, unknown, overdue, list };
}
