import type { EntryFlows, ResolvedCount } from "@ioc/domain/board/entry-flows.ts";
import type { Numbers } from "@ioc/domain/board/group-sums.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import type { FeedState } from "@ioc/protocol/board.ts";
import type { RankingChild } from "@ioc/protocol/ranking.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";
import { type RankedMeasures, rankedMeasures } from "./ranked-measures.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

interface WrittenChild {
  /** Undefined: nothing. */
  readonly numbers: Numbers | undefined;
  readonly previous: ResolvedCount;
  readonly feed: FeedState;
  readonly code: string;
  readonly child: RankingChild;
}

const NOTHING: RankedMeasures = {
  resolved: 0,
  resolvedLate: 0,
  received: 0,
  receivedOnline: 0,
  overdue: 0,
  inProgress: 0,
};

/** The direct children of a ranking as they cross the wire. What did not change is the same object. */
export class RankedChildren {
  readonly #reference: Reference;
  readonly #top: number;
  #written = new Map<number, WrittenChild>();
  #children: Record<string, RankingChild> = {};

  constructor(reference: Reference, { top }: Subtree) {
    this.#reference = reference;
    this.#top = top;
  }

  write(
    children: Iterable<readonly [unit: number, numbers: Numbers]>,
    before: EntryFlows,
    freshness: SubtreeFreshness,
  ): Record<string, RankingChild> {
    const written = new Map<number, WrittenChild>();
    let isSame = true;
    const add = (entry: number, numbers: Numbers | undefined): void => {
      const previous = before.of(entry);
      const feed = freshness.feedOf(entry);
      let child = this.#written.get(entry);
      if (child === undefined || child.numbers !== numbers || child.previous !== previous || child.feed !== feed) {
        child = this.#write(entry, numbers, previous, feed);
        isSame = false;
      }
      written.set(entry, child);
    };
    for (const [entry, numbers] of children) add(entry, numbers);
    // What the unit itself resolved in the period before has a place even where it has nothing of its own now.
    if (!written.has(this.#top) && before.of(this.#top).resolved > 0) add(this.#top, undefined);
    if (!isSame || written.size !== this.#written.size) {
      this.#children = Object.fromEntries([...written.values()].map(({ code, child }) => [code, child]));
    }
    this.#written = written;
    return this.#children;
  }

  #write(entry: number, numbers: Numbers | undefined, previous: ResolvedCount, feed: FeedState): WrittenChild {
    const { code, ...head } = headOf(this.#reference.unitsById.get(entry));
    const { resolved, resolvedLate } = previous;
    const child = {
      ...head,
      ...(numbers === undefined ? NOTHING : rankedMeasures(numbers.measures)),
      state: feed.state,
      previous: { resolved, resolvedLate },
    };
    return { numbers, previous, feed, code, child };
  }
}
