/** A span of work within a day, in ms since 00:00 of the wall clock; `endMs` no longer belongs to it. */
export interface Session {
  readonly startMs: number;
  readonly endMs: number;
}

/** As a calendar is written down: start and end as "HH:MM". */
export type SessionText = readonly [start: string, end: string];

const clockForm = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Ms since 00:00 of "HH:MM", 00:00–23:59; undefined for anything else. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = clockForm.exec(text);
  return match === null ? undefined : (Number(match[1]) * 60 + Number(match[2])) * 60_000;
}

export function sessionsMs(sessions: readonly Session[]): number {
  let sum = 0;
  for (const { startMs, endMs } of sessions) sum += endMs - startMs;
  return sum;
}

/** Working ms of the day before the given time of day. */
export function sessionsMsBefore(sessions: readonly Session[], timeOfDay: number): number {
  let sum = 0;
  for (const { startMs, endMs } of sessions) sum += Math.min(Math.max(timeOfDay - startMs, 0), endMs - startMs);
  return sum;
}

/** The first time of day before which `ms` (0 < ms ≤ the day's working time) have been worked. */
export function timeAfterWorking(sessions: readonly Session[], ms: number): number {
  let left = ms;
  for (const { startMs, endMs } of sessions) {
    if (left <= endMs - startMs) return startMs + left;
    left -= endMs - startMs;
  }
  throw new RangeError(`the day has less than ${ms} ms of working time`);
}
