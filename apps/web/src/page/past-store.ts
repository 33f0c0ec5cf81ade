import { createStore, type StoreApi } from "zustand/vanilla";

/** A day is played in a minute, as many pictures a second as a number may change. */
export const PLAY_STEP_MS = 750;
const DAY_MS = 86_400_000;
const PLAYED_MS = (DAY_MS * PLAY_STEP_MS) / 60_000;

/** Where the time machine stands; instants are the server's clock in milliseconds. */
interface PastState {
  /** Undefined: the wall is live. */
  readonly atMs: number | undefined;
  readonly playing: boolean;
  /** Turns to a moment; one that is not past is the end of the past. */
  seek(atMs: number): void;
  setPlaying(playing: boolean): void;
  /** The next picture of a day that is played. It stops where the present begins. */
  step(nowMs: number): void;
  /** Back to live. */
  leave(): void;
}

export type PastStore = StoreApi<PastState>;

export function createPastStore(): PastStore {
  return createStore<PastState>()((set) => ({
    atMs: undefined,
    playing: false,
    seek: (atMs) => set({ atMs }),
    setPlaying: (playing) => set({ playing }),
    step: (nowMs) =>
      set(({ atMs }) => {
        if (atMs === undefined) return { playing: false };
        const next = atMs + PLAYED_MS;
        return next < nowMs ? { atMs: next } : { atMs: nowMs, playing: false };
      }),
    leave: () => set({ atMs: undefined, playing: false }),
  }));
}
