import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 50;
const MOST_MS = 90_000;

/**
 * Resolves with the first outcome that is neither undefined nor false; what throws counts as not yet.
 *
 * @throws Error after `mostMs`, with `what` and the last error
 */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  mostMs = MOST_MS,
): Promise<T> {
  const endsAt = performance.now() + mostMs;
  let last: unknown;
  do {
    try {
      const found = await look();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await pause(LOOK_EVERY_MS);
  } while (performance.now() < endsAt);
  throw new Error(`waited ${mostMs} ms in vain until ${what}`, { cause: last });
}
