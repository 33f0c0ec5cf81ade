import { usePage } from "../page/page-context.ts";

/** Whether it is explained on a wall screen, where nobody stands who could sign in, scroll or press. */
export function useAtWall(): boolean {
  const { turnTo, inHand } = usePage();
  return turnTo === undefined && !inHand;
}
