/** What nobody has touched for so long is let go, as a held picture is, ms. */
const UNTOUCHED_MS = 10 * 60_000;

export interface LetGoParts {
  /** The device's clock. */
  nowMs(): number;
  /** Somebody opened a panel, or looks back, with their own hands. */
  isOpen(): boolean;
  /** Back to the live wall, with nothing over it. */
  close(): void;
}

/** Closes what somebody opened at the wall and left open. */
export interface LetGo {
  touched(): void;
  /** To be called about once in a second. */
  tick(): void;
}

export function createLetGo({ nowMs, isOpen, close }: LetGoParts): LetGo {
  let touchedMs: number | undefined;
  return {
    touched: () => {
      touchedMs = undefined;
    },
    tick: () => {
      const now = nowMs();
      if (!isOpen()) touchedMs = undefined;
      // A clock that was set back says nothing of how long nobody was there.
      else if (touchedMs === undefined || now < touchedMs) touchedMs = now;
      else if (now - touchedMs >= UNTOUCHED_MS) {
        touchedMs = undefined;
        close();
      }
    },
  };
}
