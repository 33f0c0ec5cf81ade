import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import { type Habits, habitsOf } from "../province/habits.ts";

/** What the plan of any day follows from, besides the province itself. */
export interface PlanContext {
  readonly seed: string;
  readonly calendar: WorkingCalendar;
  readonly zone: Zone;
  /** The first civil day on which the simulator ran; history lies before it. */
  readonly anchorDay: Day;
  readonly habitsOf: (unit: string) => Habits;
}

export function createPlanContext(seed: string, calendar: WorkingCalendar, zone: Zone, anchorDay: Day): PlanContext {
  const known = new Map<string, Habits>();
  return {
    seed,
    calendar,
    zone,
    anchorDay,
    habitsOf(unit) {
      const habits = known.get(unit) ?? habitsOf(seed, unit);
      known.set(unit, habits);
      return habits;
    },
  };
}

/** Days of history at first start. */
export const HISTORY_DAYS = 90;
/** No event of a dossier lies further than this after its receipt: 20 + 25 + 12 + 12 working days over Tết, and more. */
export const LONGEST_LIFE_DAYS = 150;

/**
 * Units joined step by step, so the first weeks hold fewer dossiers: that keeps the history small enough to be sent at
 * first start, and the days that a screen compares with each other full.
 */
export function volumeOf(context: PlanContext, day: Day): number {
  const age = context.anchorDay - day;
  if (age <= 30) return 1;
  return Math.max(0.35, 1 - (age - 30) / 25);
}
