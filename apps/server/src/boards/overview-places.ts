import type { BoardNumbers } from "@ioc/domain/board/board-numbers.ts";
import { compareUtf8 } from "@ioc/domain/order/utf8-order.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Overview, OverviewGroup, OverviewTile } from "@ioc/protocol/overview.ts";
import type { LiveState } from "./live-state.ts";
import { headOf } from "./read-board.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/**
 * The units of a subtree one by one, grouped by the direct child under which they stand. Direct children with nothing
 * below them stand together under the unit itself.
 */
export function readOverviewPlaces(
  state: LiveState,
  numbers: BoardNumbers,
  freshness: SubtreeFreshness,
): Pick<Overview, "groups" | "tiles"> {
  const { reference } = state;
  const { subtree, top } = numbers;
  const below = new Map<number, number>();
  for (const entry of subtree.entries.values()) below.set(entry, (below.get(entry) ?? 0) + 1);
  const groupOf = (owner: number): number => {
    const entry = subtree.entries.get(owner) ?? top;
    return (below.get(entry) ?? 0) > 1 ? entry : top;
  };
  const owners = [...numbers.owners]
    .map(([owner, measures]) => ({ owner, measures, head: headOf(reference.unitsById.get(owner)) }))
    .sort((a, b) => compareUtf8(a.head.code, b.head.code));

  const tiles: Record<string, OverviewTile> = {};
  const sums = new Map<number, { inProgress: number; overdue: number }>();
  owners.forEach(({ owner, measures, head }, order) => {
    const isBareTop = owner === top && subtree.children.length > 0;
    if (isBareTop && Object.values(measures).every((value) => value === 0)) return;
    const group = groupOf(owner);
    const sum = sums.get(group) ?? { inProgress: 0, overdue: 0 };
    sum.inProgress += measures.inProgress;
    sum.overdue += measures.overdue;
    sums.set(group, sum);
    const { state: feedState, lastEventAt } = freshness.stateOf(owner);
    const { code, ...names } = head;
    tiles[code] = {
      ...names,
      group: headOf(reference.unitsById.get(group)).code,
      order,
      received: measures.received,
      resolved: measures.resolved,
      inProgress: measures.inProgress,
      overdue: measures.overdue,
      state: feedState,
      lastEventAt: lastEventAt === null ? null : formatInstant(lastEventAt),
    };
  });
  const groups: Record<string, OverviewGroup> = {};
  [...sums]
    .map(([group, sum]) => ({ sum, head: headOf(reference.unitsById.get(group)) }))
    .sort((a, b) => compareUtf8(a.head.code, b.head.code))
    .forEach(({ sum, head: { code, ...names } }, order) => {
      groups[code] = { ...names, order, measures: sum };
    });
  return { groups, tiles };
}
