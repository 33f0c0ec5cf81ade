import type { Measures } from "@ioc/domain/measure/measures.ts";
import { compareUtf8 } from "@ioc/domain/order/utf8-order.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import type { FeedState, UnitHead } from "@ioc/protocol/board.ts";
import type { Overview, OverviewGroup, OverviewTile } from "@ioc/protocol/overview.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

interface Place {
  readonly order: number;
  readonly code: string;
  readonly head: Omit<UnitHead, "code">;
  readonly group: number;
  readonly isBareTop: boolean;
  /** What the tile was written from. */
  measures: Measures | undefined;
  feed: FeedState | undefined;
  /** Null: the unit shows nothing of its own. */
  tile: OverviewTile | null;
}

type Places = Pick<Overview, "groups" | "tiles">;

/**
 * The units of a subtree one by one, grouped by the direct child under which they stand. Direct children with nothing
 * below them stand together under the unit itself. What did not change since the last time is the same object.
 */
export class OverviewPlaces {
  readonly #reference: Reference;
  readonly #places = new Map<number, Place>();
  #written: Places | undefined;

  constructor(reference: Reference, { top, entries, children }: Subtree) {
    this.#reference = reference;
    const below = new Map<number, number>();
    for (const entry of entries.values()) below.set(entry, (below.get(entry) ?? 0) + 1);
    [...entries]
      .map(([owner, entry]) => ({ owner, entry, head: headOf(reference.unitsById.get(owner)) }))
      .sort((a, b) => compareUtf8(a.head.code, b.head.code))
      .forEach(({ owner, entry, head: { code, ...head } }, order) => {
        this.#places.set(owner, {
          order,
          code,
          head,
          group: (below.get(entry) ?? 0) > 1 ? entry : top,
          isBareTop: owner === top && children.length > 0,
          measures: undefined,
          feed: undefined,
          tile: null,
        });
      });
  }

  write(owners: Iterable<readonly [unit: number, measures: Measures]>, freshness: SubtreeFreshness): Places {
    let isSame = this.#written !== undefined;
    for (const [owner, measures] of owners) {
      const place = this.#places.get(owner);
      const feed = freshness.stateOf(owner);
      if (place === undefined || (place.measures === measures && place.feed === feed)) continue;
      place.measures = measures;
      place.feed = feed;
      place.tile = this.#tileOf(place, measures, feed);
      isSame = false;
    }
    if (!isSame || this.#written === undefined) this.#written = this.#collect();
    return this.#written;
  }

  #tileOf({ head, group, order, isBareTop }: Place, measures: Measures, feed: FeedState): OverviewTile | null {
    if (isBareTop && Object.values(measures).every((value) => value === 0)) return null;
    const { received, resolved, inProgress, overdue } = measures;
    const groupCode = headOf(this.#reference.unitsById.get(group)).code;
    return { ...head, group: groupCode, order, received, resolved, inProgress, overdue, ...feed };
  }

  #collect(): Places {
    const tiles: Record<string, OverviewTile> = {};
    const sums = new Map<number, { inProgress: number; overdue: number }>();
    for (const { tile, code, group } of this.#places.values()) {
      if (tile === null) continue;
      tiles[code] = tile;
      const sum = sums.get(group) ?? { inProgress: 0, overdue: 0 };
      sum.inProgress += tile.inProgress;
      sum.overdue += tile.overdue;
      sums.set(group, sum);
    }
    const groups: Record<string, OverviewGroup> = {};
    [...sums]
      .map(([group, sum]) => ({ sum, head: headOf(this.#reference.unitsById.get(group)) }))
      .sort((a, b) => compareUtf8(a.head.code, b.head.code))
      .forEach(({ sum, head: { code, ...names } }, order) => {
        groups[code] = { ...names, order, measures: sum };
      });
    return { groups, tiles };
  }
}
