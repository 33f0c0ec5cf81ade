/** Where the time comes from; tests bring their own. */
export interface Clock {
  /** Instant in ms. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
