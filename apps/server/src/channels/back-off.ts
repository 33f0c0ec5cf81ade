const FIRST_MS = 30_000;
const LONGEST_MS = 3_600_000;
/** With pauses of up to an hour this is half a day. */
export const MOST_ATTEMPTS = 20;

/**
 * How long to wait after an attempt that failed: twice as long each time, up to an hour, and by up to a half less by chance,
 * so that what failed together does not come back together. A receiver that says how long is waited for as long at least.
 *
 * @param attempts how many there have been, from 1
 * @param chance from 0 to 1
 * @returns ms; null: there were enough
 */
export function pauseAfter(attempts: number, askedMs: number | undefined, chance: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const full = Math.min(FIRST_MS * 2 ** (attempts - 1), LONGEST_MS);
  return Math.max(full * (1 - chance / 2), Math.min(askedMs ?? 0, LONGEST_MS));
}
