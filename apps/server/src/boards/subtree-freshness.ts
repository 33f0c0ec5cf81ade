import { type FreshnessState, freshnessHoldsUntil, freshnessState } from "@ioc/domain/board/freshness.ts";
import type { Subtree } from "@ioc/domain/org/day-tree.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { FeedState, Freshness } from "@ioc/protocol/board.ts";
import type { LiveState } from "./live-state.ts";

/** What is known of one unit: the state, when it last reported, and until when that certainly stays so. */
interface Sign {
  last: number | null;
  state: FreshnessState;
  holdsUntil: number;
  feed: FeedState;
}

const NEVER: FeedState = { state: "never", lastEventAt: null };
/** A line that is connected is looked at again after this: another node may have lost it without a word. */
const CONNECTED_MS = 30_000;

/**
 * The signs of life of a subtree, always as of now: whatever moment a board looks at, whether its lines are alive is
 * asked today. Events of an ended unit are signs of life of the unit that owns its numbers. What does not change stays
 * the same object.
 */
export class SubtreeFreshness {
  readonly #state: LiveState;
  readonly #subtree: Subtree;
  /** Owner → its units. */
  readonly #unitsOf = new Map<number, number[]>();
  readonly #owners = new Map<number, Sign>();
  /** Direct child → its whole subtree. */
  readonly #children = new Map<number, Sign>();
  readonly #ownersOf = new Map<number, number[]>();
  readonly #heard = new Set<number>();
  #total: Freshness | undefined;
  #now = Number.NaN;
  #holdsUntil = Number.NEGATIVE_INFINITY;

  constructor(state: LiveState, subtree: Subtree, now: number) {
    this.#state = state;
    this.#subtree = subtree;
    for (const [unit, owner] of subtree.owners) append(this.#unitsOf, owner, unit);
    for (const [owner, entry] of subtree.entries) {
      this.#owners.set(owner, unheard());
      if (entry !== subtree.top) append(this.#ownersOf, entry, owner);
    }
    for (const child of subtree.children) this.#children.set(child, unheard());
    this.advance(now);
  }

  /** A unit has reported, or its line was connected or lost. */
  heard(unit: number): void {
    const owner = this.#subtree.owners.get(unit);
    if (owner !== undefined) this.#heard.add(owner);
  }

  /** Whether something else would be said as of now. */
  isDue(now: number): boolean {
    return this.#heard.size > 0 || now > this.#holdsUntil || now < this.#now;
  }

  /** Brings everything up to now. */
  advance(now: number): void {
    if (!this.isDue(now)) {
      this.#now = now;
      return;
    }
    const everything = !(now >= this.#now);
    this.#now = now;
    const later = new Set<number>();
    for (const [owner, sign] of this.#owners) {
      if (!everything && !this.#heard.has(owner) && now <= sign.holdsUntil) continue;
      const last = this.#latest(this.#unitsOf.get(owner) ?? [], (unit) => this.#state.arrivals.get(unit) ?? null);
      if (last !== sign.last || everything) {
        const entry = this.#subtree.entries.get(owner);
        if (entry !== undefined) later.add(entry);
      }
      this.#judge(owner, sign, last);
    }
    for (const [child, sign] of this.#children) {
      const isLater = later.has(child);
      // The line of a child is its own: what is heard of it concerns its subtree's state.
      if (!everything && !isLater && !this.#heard.has(child) && now <= sign.holdsUntil) continue;
      const owners = this.#ownersOf.get(child) ?? [];
      const last = isLater ? this.#latest(owners, (owner) => this.#owners.get(owner)?.last ?? null) : sign.last;
      this.#judge(child, sign, last);
    }
    this.#heard.clear();
    this.#holdsUntil = Number.POSITIVE_INFINITY;
    for (const signs of [this.#owners, this.#children]) {
      for (const { holdsUntil } of signs.values()) this.#holdsUntil = Math.min(this.#holdsUntil, holdsUntil);
    }
  }

  get total(): Freshness {
    this.#total ??= this.#count();
    return this.#total;
  }

  /** By direct child, or the top for its own entry. */
  feedOf(entry: number): FeedState {
    return (entry === this.#subtree.top ? this.#owners : this.#children).get(entry)?.feed ?? NEVER;
  }

  /** Of one unit by its own events. */
  stateOf(owner: number): FeedState {
    return this.#owners.get(owner)?.feed ?? NEVER;
  }

  #judge(owner: number, sign: Sign, last: number | null): void {
    const now = this.#now;
    const { calendar, zone } = this.#state.reference;
    const { presence } = this.#state;
    const seen = this.#latest(this.#unitsOf.get(owner) ?? [], (unit) => presence.seenAt(unit, now));
    const state = freshnessState(last, seen, now, calendar, zone);
    const heardAt = Math.max(last ?? Number.NEGATIVE_INFINITY, seen ?? Number.NEGATIVE_INFINITY);
    const holdsUntil = freshnessHoldsUntil(state, heardAt, now, calendar, zone);
    sign.holdsUntil = seen === now && state !== "never" ? now + CONNECTED_MS : holdsUntil;
    if (state === sign.state && last === sign.last) return;
    sign.state = state;
    sign.last = last;
    sign.feed = { state, lastEventAt: last === null ? null : formatInstant(last) };
    this.#total = undefined;
  }

  #latest(of: readonly number[], instantOf: (one: number) => number | null): number | null {
    let latest: number | null = null;
    for (const one of of) {
      const instant = instantOf(one);
      if (instant !== null && (latest === null || instant > latest)) latest = instant;
    }
    return latest;
  }

  #count(): Freshness {
    const total = { units: 0, live: 0, quiet: 0, stale: 0, never: 0 };
    let oldest: number | null = null;
    for (const [owner, { state, last }] of this.#owners) {
      // A unit that is over, and that nothing succeeds, can be asked for but is no unit of the day.
      if (owner === this.#subtree.top && !this.#subtree.topIsValid) continue;
      total.units += 1;
      total[state] += 1;
      if (last !== null && (oldest === null || last < oldest)) oldest = last;
    }
    return { ...total, oldestEventAt: oldest === null ? null : formatInstant(oldest) };
  }
}

function unheard(): Sign {
  return { last: null, state: "never", holdsUntil: Number.NEGATIVE_INFINITY, feed: NEVER };
}

function append(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
