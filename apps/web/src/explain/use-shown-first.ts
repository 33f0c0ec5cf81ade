import { useAtWall } from "./use-at-wall.ts";

/** How many parts of a number are shown at first: at a wall so many that nothing below them is cut. */
export function useShownFirst(): number {
  return useAtWall() ? 5 : 8;
}
