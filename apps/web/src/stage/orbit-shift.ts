/** Eight steps around the middle, never more than 4 px off it. */
const ORBIT = [
  { x: 0, y: 0 },
  { x: 3, y: -2 },
  { x: 4, y: 0 },
  { x: 2, y: 3 },
  { x: 0, y: 4 },
  { x: -3, y: 2 },
  { x: -4, y: 0 },
  { x: -2, y: -3 },
] as const;

/** Where the picture stands in a given minute, in px of the stage: panels burn in when nothing ever moves. */
export function orbitShift(minute: number): { readonly x: number; readonly y: number } {
  return ORBIT[((minute % ORBIT.length) + ORBIT.length) % ORBIT.length] ?? ORBIT[0];
}
