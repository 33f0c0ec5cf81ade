import type { AlertTerms, Threshold } from "./alert-terms.ts";

/** ALR-1: strictly beyond. */
export function isBeyond(direction: AlertTerms["direction"], value: number, limit: number): boolean {
  return direction === "above" ? value > limit : value < limit;
}

/** ALR-2: what has fired stands until the value has come back to `clear`. */
export function isCleared(
  direction: AlertTerms["direction"],
  value: number,
  { fire, clear = fire }: Threshold,
): boolean {
  return !isBeyond(direction, value, clear);
}
