import { useEffect, useState } from "react";

/** A value once it has stayed the same for a while; the first one at once. `isSame` tells values apart by what they say. */
export function useSettled<T>(value: T, forMs: number, isSame: (one: T, other: T) => boolean): T {
  const [settled, setSettled] = useState(value);
  const differs = !isSame(settled, value);
  useEffect(() => {
    if (!differs) return;
    const timer = setTimeout(() => setSettled(value), forMs);
    return () => clearTimeout(timer);
  }, [value, differs, forMs]);
  return settled;
}
