import type { Hotspot } from "@ioc/domain/board/board-numbers.ts";
import type { Numbers } from "@ioc/domain/board/group-sums.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Board, Child, FeedState } from "@ioc/protocol/board.ts";
import type { Reference } from "../reference/reference.ts";
import { headOf } from "./head-of.ts";
import { HotspotList } from "./hotspot-list.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/** A board without its version, which depends on who reads it. */
export type BoardContent = Omit<Board, "version">;

/** The numbers of a board, counted one way or another. */
export interface WrittenNumbers {
  readonly top: number;
  readonly total: Numbers;
  readonly children: Iterable<readonly [unit: number, numbers: Numbers]>;
  readonly fields: Iterable<readonly [name: string, numbers: Numbers]>;
  readonly hotspots: readonly Hotspot[];
}

interface WrittenChild {
  readonly numbers: Numbers;
  readonly feed: FeedState;
  readonly code: string;
  readonly child: Child;
}

/** Writes boards of one subtree as they cross the wire. What did not change since the last time is the same object. */
export class BoardWriter {
  readonly #reference: Reference;
  #written = new Map<number, WrittenChild>();
  #children: Record<string, Child> = {};
  #fields: Record<string, Numbers> = {};
  readonly #hotspots: HotspotList;

  constructor(reference: Reference) {
    this.#reference = reference;
    this.#hotspots = new HotspotList(reference);
  }

  write(numbers: WrittenNumbers, period: Period, asOf: number, freshness: SubtreeFreshness): BoardContent {
    return {
      unit: headOf(this.#reference.unitsById.get(numbers.top)),
      period: { from: formatDay(period.from), to: formatDay(period.to) },
      asOf: formatInstant(asOf),
      measures: numbers.total.measures,
      rates: numbers.total.rates,
      children: this.#writeChildren(numbers.children, freshness),
      fields: this.#writeFields(numbers.fields),
      hotspots: this.#hotspots.write(numbers.hotspots),
      freshness: freshness.total,
    };
  }

  #writeChildren(children: WrittenNumbers["children"], freshness: SubtreeFreshness): Record<string, Child> {
    const written = new Map<number, WrittenChild>();
    let isSame = true;
    for (const [unit, numbers] of children) {
      const feed = freshness.feedOf(unit);
      let child = this.#written.get(unit);
      if (child === undefined || child.numbers !== numbers || child.feed !== feed) {
        const { code, ...head } = headOf(this.#reference.unitsById.get(unit));
        child = { numbers, feed, code, child: { ...head, measures: numbers.measures, rates: numbers.rates, feed } };
        isSame = false;
      }
      written.set(unit, child);
    }
    if (!isSame || written.size !== this.#written.size) {
      this.#children = Object.fromEntries([...written.values()].map(({ code, child }) => [code, child]));
      this.#written = written;
    }
    return this.#children;
  }

  #writeFields(fields: WrittenNumbers["fields"]): Record<string, Numbers> {
    const written = Object.fromEntries(fields);
    const names = Object.keys(written);
    const isSame =
      names.length === Object.keys(this.#fields).length && names.every((name) => this.#fields[name] === written[name]);
    if (!isSame) this.#fields = written;
    return this.#fields;
  }
}
