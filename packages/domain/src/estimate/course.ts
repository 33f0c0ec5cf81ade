export interface WorkClock {
  /** Working time between two instants, ms. */
  work(from: number, to: number): number;
  /** The first instant of the civil day that an instant lies in. */
  startOfDay(instant: number): number;
}

/** A stretch of time; `until` is exclusive, null while it lasts. Instants in ms. */
export interface Stretch {
  readonly from: number;
  readonly until: number | null;
}

/** A stretch of a dossier's open time at one unit, with one deadline; 0: none, or none that runs. */
export interface Stay extends Stretch {
  readonly unit: number;
  readonly dueAt: number;
}

/** The open time of a dossier within a subtree: from its receipt there, or from when it was handed over to it (EST-1). */
export interface Course {
  readonly dossier: number;
  readonly procedure: number;
  /** In order; there is one at least. */
  readonly stays: readonly [Stay, ...Stay[]];
  /** When its clock stood, in order. */
  readonly pauses: readonly Stretch[];
  /** Null while it is open, and for what was handed over to elsewhere. */
  readonly end: { readonly at: number; readonly how: "resolved" | "resolvedLate" | "withdrawn" } | null;
}

/** The working time that a course had taken by an instant; what it stood still is no work (EST-1). */
export function workedUntil({ stays, pauses }: Course, instant: number, clock: WorkClock): number {
  return Math.max(0, sumUntil(stays, instant, clock) - sumUntil(pauses, instant, clock));
}

function sumUntil(stretches: readonly Stretch[], instant: number, clock: WorkClock): number {
  let sum = 0;
  for (const { from, until } of stretches) {
    const to = until === null ? instant : Math.min(until, instant);
    if (to > from) sum += clock.work(from, to);
  }
  return sum;
}

export interface Standing {
  readonly unit: number;
  /** The deadline that runs, or ran when the clock was stopped; 0: none. */
  readonly dueAt: number;
  /** Since when its clock stands; null while it runs. */
  readonly pausedAt: number | null;
}

/** Where a course stands at an instant; undefined when it is not open in the subtree then. */
export function standingAt({ stays, pauses }: Course, instant: number): Standing | undefined {
  const index = stays.findIndex((stay) => covers(stay, instant));
  const stay = stays[index];
  if (stay === undefined) return undefined;
  const pause = pauses.find((stretch) => covers(stretch, instant));
  if (pause === undefined) return { unit: stay.unit, dueAt: stay.dueAt, pausedAt: null };
  const before = stays.slice(0, index).findLast(({ until }) => until !== null && until <= pause.from);
  return { unit: stay.unit, dueAt: before?.dueAt ?? 0, pausedAt: pause.from };
}

/** The working time that is left to the deadline; of one that stands still, when it stopped. Null without a deadline. */
export function leftAt({ dueAt, pausedAt }: Standing, instant: number, clock: WorkClock): number | null {
  return dueAt === 0 ? null : clock.work(pausedAt ?? instant, dueAt);
}

function covers({ from, until }: Stretch, instant: number): boolean {
  return from <= instant && (until === null || instant < until);
}
