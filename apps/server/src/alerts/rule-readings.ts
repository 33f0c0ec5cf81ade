import type { Reading } from "@ioc/domain/alert/judge-reading.ts";
import { readMetric } from "@ioc/domain/alert/metric.ts";
import { type ScopeUnits, scopeUnits } from "@ioc/domain/alert/rule-scope.ts";
import { hasFallenSilent } from "@ioc/domain/board/freshness.ts";
import type { Numbers } from "@ioc/domain/board/group-sums.ts";
import { numbersByGroup } from "@ioc/domain/board/own-numbers.ts";
import { relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { StoredRule } from "./alert-rule.ts";

/** Unit → what a rule's metric is there. */
export type Readings = ReadonlyMap<number, Reading>;

const NOTHING_KNOWN = { value: null, sample: null };

/**
 * Reads what rules ask for as of one moment. Rules of the same units and period share one pass over the cube, rules of
 * the same units what is known of their feeds.
 */
export class RuleReadings {
  readonly #state: LiveState;
  readonly #now: number;
  readonly #units = new Map<string, ScopeUnits>();
  readonly #numbers = new Map<string, ReadonlyMap<number, Numbers>>();
  readonly #feeds = new Map<string, ReadonlyMap<number, "heard" | "silent" | "never">>();

  constructor(state: LiveState, now: number) {
    this.#state = state;
    this.#now = now;
  }

  /** Of every unit that a rule holds at today. A unit that never reported anything has no value: it did not do nothing. */
  of(rule: StoredRule): Readings {
    const { metric } = rule.doc;
    const feeds = this.#feedsOf(rule);
    const readings = new Map<number, Reading>();
    for (const [unit, numbers] of this.#numbersOf(rule)) {
      const feed = feeds.get(unit) ?? "never";
      const read = feed === "never" ? NOTHING_KNOWN : readMetric(numbers, metric);
      readings.set(unit, { ...read, isSilent: feed === "silent" });
    }
    return readings;
  }

  #unitsOf({ unit, doc }: StoredRule): ScopeUnits {
    const { each } = doc.scope;
    return once(this.#units, `${unit} ${each}`, () => {
      const { tree, zone } = this.#state.reference;
      return scopeUnits(tree.on(dayOf(zone, this.#now)), { unit, each });
    });
  }

  #numbersOf(rule: StoredRule): ReadonlyMap<number, Numbers> {
    const { scope, period } = rule.doc;
    return once(this.#numbers, `${rule.unit} ${scope.each} ${period}`, () => {
      const { cube, reference } = this.#state;
      const today = dayOf(reference.zone, this.#now);
      const query = { period: relativePeriod(period, today), now: this.#now };
      return numbersByGroup({ cube, zone: reference.zone }, this.#unitsOf(rule), query);
    });
  }

  /** By the last event from anywhere below, and by a feed of that very unit (FRS-1). */
  #feedsOf(rule: StoredRule): ReadonlyMap<number, "heard" | "silent" | "never"> {
    return once(this.#feeds, `${rule.unit} ${rule.doc.scope.each}`, () => {
      const { arrivals, presence, outages, reference } = this.#state;
      const { tree, zone, calendar } = reference;
      const now = this.#now;
      const today = tree.on(dayOf(zone, now));
      const last = new Map<number, number | null>();
      const seen = new Map<number, number | null>();
      for (const [below, unit] of this.#unitsOf(rule)) {
        last.set(unit, later(last.get(unit) ?? null, arrivals.get(below) ?? null));
        if (today.nodeOf(below) === unit) seen.set(unit, later(seen.get(unit) ?? null, presence.seenAt(below, now)));
      }
      const feeds = new Map<number, "heard" | "silent" | "never">();
      for (const [unit, at] of last) {
        const isSilent = hasFallenSilent(at, seen.get(unit) ?? null, now, calendar, zone, outages);
        feeds.set(unit, at === null ? "never" : isSilent ? "silent" : "heard");
      }
      return feeds;
    });
  }
}

function later(one: number | null, other: number | null): number | null {
  return one === null || (other !== null && other > one) ? other : one;
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = make();
    known.set(key, found);
  }
  return found;
}
