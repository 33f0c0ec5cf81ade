import { useState } from "react";

/** The value, or while it is held the one of the moment from which it is. */
export function useHeld<T>(value: T, held: boolean): T {
  const [kept, setKept] = useState<{ readonly value: T } | undefined>(undefined);
  if (held && kept === undefined) setKept({ value });
  if (!held && kept !== undefined) setKept(undefined);
  return held && kept !== undefined ? kept.value : value;
}
