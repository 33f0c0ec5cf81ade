import { leftAt, standingAt, workedUntil } from "@ioc/domain/estimate/course.ts";
import type { LearnedChance } from "@ioc/domain/estimate/learned-durations.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import { openCourses, workClock } from "./subtree-courses.ts";
import type { LearnedOfUnit } from "./unit-estimates.ts";

/** So many are looked at between two stops. */
const COURSES_AT_ONCE = 500;

/** An open dossier that is not overdue. */
export interface OpenEstimate {
  readonly dossier: number;
  readonly dueAt: number;
  readonly byNextClose: boolean;
  readonly spentMs: number;
  /** Null without a deadline. */
  readonly leftMs: number | null;
  readonly said: LearnedChance | null;
}

export interface OpenEstimates {
  readonly nextClose: number;
  readonly overdue: number;
  /** Those due by the next close, the earliest first; then the others, the likeliest first (EST-8). */
  readonly items: readonly OpenEstimate[];
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
  const items: OpenEstimate[] = [];
  let overdue = 0;
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
    const leftMs = leftAt(standing, asOf, clock);
    const spentMs = workedUntil(course, asOf, clock);
    const work = { unit: standing.unit, procedure: course.procedure };
    const said = leftMs === null ? null : durations.chanceOf({ ...work, leftMs });
    const byNextClose = pausedAt === null && dueAt !== 0 && dueAt <= nextClose;
    items.push({ dossier: course.dossier, dueAt, byNextClose, spentMs, leftMs, said });
  }
  return { nextClose, overdue, items: items.sort(compareEstimates) };
}

function compareEstimates(a: OpenEstimate, b: OpenEstimate): number {
  if (a.byNextClose !== b.byNextClose) return a.byNextClose ? -1 : 1;
  const byChance = chanceIn(b) - chanceIn(a);
  const byDue = dueIn(a) - dueIn(b);
  return (a.byNextClose ? byDue || byChance : byChance || byDue) || a.dossier - b.dossier;
}

/** What nothing is known of comes last. */
function chanceIn({ said }: OpenEstimate): number {
  return said?.chance ?? -1;
}

function dueIn({ dueAt }: OpenEstimate): number {
  return dueAt === 0 ? Number.MAX_SAFE_INTEGER : dueAt;
}
