import { useEffect, useRef, useState } from "react";

/** Board and overview are patched apart; what one event changed in both arrives within this time. */
const GATHER_MS = 12;

/**
 * The value, but changing at most once in `restMs`: the first change after a rest shows at once, the next ones together.
 * The whole screen is paced by one such value, so that its numbers always belong together and add up.
 */
export function usePaced<T>(value: T, restMs: number): T {
  const [shown, setShown] = useState(value);
  const changedAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (Object.is(shown, value)) return;
    const restedAtMs = changedAtMs.current + restMs;
    const timer = setTimeout(
      () => {
        changedAtMs.current = performance.now();
        setShown(value);
      },
      Math.max(GATHER_MS, restedAtMs - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [value, shown, restMs]);
  return shown;
}
