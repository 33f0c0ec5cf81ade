const KEY = "ioc.reloadedMs";
/** A page that a new load does not mend must not spend its life loading, ms. */
const APART_MS = 10 * 60_000;

/** Loads the page anew, no more often than once in ten minutes, and never while the server could not give it. */
export interface Reloads {
  /** Resolves when it did not: too soon, or nobody answers. */
  now(): Promise<void>;
}

export interface ReloadsParts {
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  nowMs(): number;
  /** Whether the server would give the page now. */
  isServed(): Promise<boolean>;
  reload(): void;
}

export function createReloads({ storage, nowMs, isServed, reload }: ReloadsParts): Reloads {
  let asking = false;
  return {
    now: async () => {
      const agoMs = nowMs() - Number(storage.getItem(KEY) ?? Number.NEGATIVE_INFINITY);
      // A clock that was set back says nothing about how long ago it was.
      if (asking || (agoMs >= 0 && agoMs < APART_MS)) return;
      asking = true;
      const served = await isServed();
      asking = false;
      if (!served) return;
      storage.setItem(KEY, String(nowMs()));
      reload();
    },
  };
}
