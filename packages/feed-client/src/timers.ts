/** The slice of the platform's timers that the client uses, so that tests own the time. */
export interface Timers {
  /** Calls back once after `delayMs`; the handle is for `clear`. */
  set(callback: () => void, delayMs: number): unknown;
  clear(handle: unknown): void;
}

export const systemTimers: Timers = {
  set: (callback, delayMs) => setTimeout(callback, delayMs),
  clear: (handle) => clearTimeout(handle as NodeJS.Timeout),
};
