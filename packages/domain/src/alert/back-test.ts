import type { RelativePeriod } from "../board/relative-period.ts";
import type { StepCube } from "../cube/step-cube.ts";
import type { UnitTree } from "../org/unit-tree.ts";
import { dayOf, type Zone } from "../time/zone.ts";
import type { AlertEffect } from "./alert-effect.ts";
import { type AlertState, firingSeverity, NORMAL } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import type { Reading } from "./judge-reading.ts";
import { looksOfOneTree } from "./looks-of-one-tree.ts";
import { isRate, type Metric } from "./metric.ts";
import { type Looks, type MetricChanges, metricChanges } from "./metric-changes.ts";
import { metricSums } from "./metric-sums.ts";
import { newsGroup } from "./news-group.ts";
import { type RuleScope, scopeUnits } from "./rule-scope.ts";
import type { Severity } from "./severity.ts";
import { type AlertInput, isWaiting, transition } from "./transition.ts";

/** A rule with everything that a back-test of it needs. */
export interface TestedRule {
  readonly scope: RuleScope;
  readonly metric: Metric;
  readonly period: RelativePeriod;
  readonly terms: AlertTerms;
}

/** A stretch of time in which an alert would have fired with one severity; `to` is null if it would be firing still. */
export interface AlertEpisode {
  readonly unit: number;
  readonly severity: Severity;
  /** ms. */
  readonly from: number;
  readonly to: number | null;
}

export interface BackTestSources {
  readonly cube: StepCube;
  readonly tree: UnitTree;
  readonly zone: Zone;
}

export interface BackTestOutcome {
  /** By unit and then time. */
  readonly episodes: readonly AlertEpisode[];
  /** How many messages there would have been, each of all that one look found below one unit (ALR-12). */
  readonly notifications: number;
  /** Every unit at which the rule held, and what it showed at the last look; null where nothing can be said. */
  readonly units: readonly { readonly unit: number; readonly value: number | null }[];
}

/** ALR-19: what a rule would have done. */
export function backTest(sources: BackTestSources, rule: TestedRule, looks: Looks): BackTestOutcome {
  // Nobody acknowledges in the past, so nothing is to be said about what goes up.
  const tested = { ...rule, terms: { ...rule.terms, escalateAfterMs: undefined } };
  const runs = new Map<number, UnitRun>();
  const messages = new Set<string>();
  for (const part of looksOfOneTree(sources, looks)) {
    const today = sources.tree.on(dayOf(sources.zone, part.first));
    const units = scopeUnits(today, rule.scope);
    const told: Told = (unit, now, effect) => messages.add(`${now} ${newsGroup(effect, unit, today).key}`);
    const query = { metric: rule.metric, period: rule.period, units, looks: part };
    const changes = metricChanges(sources, query);
    for (const [unit, run] of runs) if (!changes.has(unit)) run.leave(part.first, told);
    for (const [unit, moves] of changes) {
      const run = runs.get(unit) ?? new UnitRun(unit, tested);
      runs.set(unit, run);
      run.go(part, moves, told);
    }
  }
  const all = [...runs.values()];
  return {
    episodes: all.flatMap((run) => run.episodes()),
    notifications: messages.size,
    units: Array.from(runs, ([unit, { value }]) => ({ unit, value })),
  };
}

/** What people would have been told of a unit's alert, and when. */
type Told = (unit: number, now: number, effect: AlertEffect) => void;

/** One unit's alert through the past. */
class UnitRun {
  readonly #unit: number;
  readonly #rule: TestedRule;
  readonly #episodes: AlertEpisode[] = [];
  /** What it shows at the last look. */
  value: number | null = null;
  #state: AlertState = NORMAL;
  #open: { readonly severity: Severity; readonly from: number } | null = null;

  constructor(unit: number, rule: TestedRule) {
    this.#unit = unit;
    this.#rule = rule;
  }

  go({ first, everyMs, count }: Looks, changes: MetricChanges, told: Told): void {
    const { numerator: numerators, denominator: denominators, isMoved } = metricSums(changes, count);
    const { metric, terms } = this.#rule;
    let seen: Reading = { value: null, sample: null, isSilent: false };
    for (let look = 0; look < count; look += 1) {
      if (isMoved[look] === 0 && !isWaiting(this.#state, terms)) continue;
      const numerator = numerators[look] as number;
      const denominator = denominators[look] as number;
      seen = isRate(metric)
        ? { value: denominator === 0 ? null : numerator / denominator, sample: denominator, isSilent: false }
        : { value: numerator, sample: null, isSilent: false };
      this.#look(first + look * everyMs, seen, told);
    }
    this.value = seen.value;
  }

  /** The rule does not hold at the unit any more. */
  leave(now: number, told: Told): void {
    this.value = null;
    this.#look(now, "unitLeft", told);
  }

  episodes(): AlertEpisode[] {
    if (this.#open === null) return this.#episodes;
    return [...this.#episodes, { unit: this.#unit, ...this.#open, to: null }];
  }

  #look(now: number, seen: AlertInput["seen"], told: Told): void {
    const { terms } = this.#rule;
    const { state, effects } = transition(this.#state, { now, terms, seen, isAcknowledged: false, isHushed: false });
    this.#state = state;
    for (const effect of effects) told(this.#unit, now, effect);
    const severity = firingSeverity(this.#state);
    if (severity === (this.#open?.severity ?? null)) return;
    if (this.#open !== null) this.#episodes.push({ unit: this.#unit, ...this.#open, to: now });
    this.#open = severity === null ? null : { severity, from: now };
  }
}
