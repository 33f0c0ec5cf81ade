/**
 * Nobody is signed in on the morning after without having signed in again, and a desk that was left is closed after the
 * noon break at the latest (ASVS 5.0, 7.3.1 and 7.3.2; NIST SP 800-63B-4, 2.2.3).
 */
export const LONGEST_SESSION_MS = 24 * 3_600_000;
export const LONGEST_IDLE_MS = 4 * 3_600_000;

export interface SessionTimes {
  readonly signed_in_at: number;
  readonly seen_at: number;
}

/** The first instant at which a session holds no more, if nothing is asked in it. */
export function endOfSession({ signed_in_at, seen_at }: SessionTimes): number {
  return Math.min(signed_in_at + LONGEST_SESSION_MS, seen_at + LONGEST_IDLE_MS);
}
