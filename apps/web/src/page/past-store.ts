import { createStore, type StoreApi } from "zustand/vanilla";

/** A day is played in a minute, as many pictures a second as a number may change. */
export const PLAY_STEP_MS = 750;
const DAY_MS = 86_400_000;
/** How far each picture of a played day is from the one before. */
export const PLAYED_MS = (DAY_MS * PLAY_STEP_MS) / 60_000;

/** Where the time machine stands; instants are the server's clock in milliseconds. */
interface PastState {
  /** Undefined: the wall is live. */
  readonly atMs: number | undefined;
  /** How high the bar is that turns it, px; 0: there is none. */
  readonly barPx: number;
  readonly playing: boolean;
  /** Where the day that is played ends. */
  readonly playedUntilMs: number;
  /** Turns to a moment; one that is not past is the end of the past. */
  seek(atMs: number): void;
  /** Plays the day that begins at a moment. */
  play(fromMs: number): void;
  pause(): void;
  /** The next picture of a day that is played. It stops at the day's end, or where the present begins. */
  step(nowMs: number): void;
  /** Back to live. */
  leave(): void;
}

export type PastStore = StoreApi<PastState>;

export function createPastStore(): PastStore {
  return createStore<PastState>()((set) => ({
    atMs: undefined,
    barPx: 0,
    playing: false,
    playedUntilMs: 0,
    seek: (atMs) => set({ atMs }),
    play: (fromMs) => set({ atMs: fromMs, playing: true, playedUntilMs: fromMs + DAY_MS }),
    pause: () => set({ playing: false }),
    step: (nowMs) =>
      set(({ atMs, playedUntilMs }) => {
        if (atMs === undefined) return { playing: false };
        const endMs = Math.min(playedUntilMs, nowMs);
        const next = atMs + PLAYED_MS;
        return next < endMs ? { atMs: next } : { atMs: endMs, playing: false };
      }),
    leave: () => set({ atMs: undefined, playing: false }),
  }));
}
