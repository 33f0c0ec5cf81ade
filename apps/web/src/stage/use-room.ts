import { usePage } from "../page/page-context.ts";
import { type Layout, useLayout } from "./use-layout.ts";

/** For how many rows there is room; in the hand as on the wall that it stands for, so that the same ones are of the rest. */
export function useRoom(): Layout {
  const layout = useLayout();
  return usePage().inHand ? "wall" : layout;
}
