/** Lower bounds of a unit's overdue share for the three sizes of its mark. */
export const LEVEL_SHARES = [0.02, 0.05, 0.1] as const;
/** Fewer overdue dossiers than this never make more than the smallest mark: a small unit is not shamed for two. */
const FEW = 3;

/** Size of the mark in a unit's hexagon: 0 none, 1 to 3 by its share of overdue dossiers. */
export function overdueLevel(overdue: number, inProgress: number): 0 | 1 | 2 | 3 {
  if (overdue === 0 || inProgress === 0) return 0;
  const share = overdue / inProgress;
  const [low, middle, high] = LEVEL_SHARES;
  if (share < low) return 0;
  if (share < middle || overdue < FEW) return 1;
  return share < high ? 2 : 3;
}
