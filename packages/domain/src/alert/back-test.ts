import type { RelativePeriod } from "../board/relative-period.ts";
import type { StepCube } from "../cube/step-cube.ts";
import type { UnitTree } from "../org/unit-tree.ts";
import { dayOf, startOfDay, type Zone } from "../time/zone.ts";
import { type AlertState, firingSeverity, NORMAL } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import { isRate, type Metric } from "./metric.ts";
import { type Looks, type MetricChanges, metricChanges } from "./metric-changes.ts";
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
  /** How often somebody would have been told something. */
  readonly notifications: number;
}

/** ALR-19: what a rule would have done. */
export function backTest(sources: BackTestSources, rule: TestedRule, looks: Looks): BackTestOutcome {
  // Nobody acknowledges in the past, so nothing is to be said about what goes up.
  const tested = { ...rule, terms: { ...rule.terms, escalateAfterMs: undefined } };
  const runs = new Map<number, UnitRun>();
  for (const part of partsOfOneTree(sources, looks)) {
    const units = scopeUnits(sources.tree.on(dayOf(sources.zone, part.first)), rule.scope);
    const query = { metric: rule.metric, period: rule.period, units, looks: part };
    const changes = metricChanges(sources, query);
    for (const [unit, run] of runs) if (!changes.has(unit)) run.leave(part.first);
    for (const [unit, moves] of changes) {
      const run = runs.get(unit) ?? new UnitRun(unit, tested);
      runs.set(unit, run);
      run.go(part, moves);
    }
  }
  const all = [...runs.values()];
  return {
    episodes: all.flatMap((run) => run.episodes()),
    notifications: all.reduce((sum, run) => sum + run.notifications, 0),
  };
}

/** The looks, cut where the organisation becomes another. */
function* partsOfOneTree({ tree, zone }: BackTestSources, { first, everyMs, count }: Looks): Generator<Looks> {
  let from = 0;
  for (const turn of tree.turns) {
    const until = Math.min(count, Math.max(0, Math.ceil((startOfDay(zone, turn) - first) / everyMs)));
    if (until > from) yield { first: first + from * everyMs, everyMs, count: until - from };
    from = Math.max(from, until);
  }
  if (count > from) yield { first: first + from * everyMs, everyMs, count: count - from };
}

/** One unit's alert through the past. */
class UnitRun {
  readonly #unit: number;
  readonly #rule: TestedRule;
  readonly #episodes: AlertEpisode[] = [];
  notifications = 0;
  #state: AlertState = NORMAL;
  #open: { readonly severity: Severity; readonly from: number } | null = null;

  constructor(unit: number, rule: TestedRule) {
    this.#unit = unit;
    this.#rule = rule;
  }

  go({ first, everyMs, count }: Looks, { look: looks, ...moves }: MetricChanges): void {
    const numerators = new Float64Array(count);
    const denominators = new Float64Array(count);
    const isMoved = new Uint8Array(count);
    isMoved[0] = 1;
    looks.forEach((look, i) => {
      numerators[look] = (numerators[look] ?? 0) + (moves.numerator[i] ?? 0);
      denominators[look] = (denominators[look] ?? 0) + (moves.denominator[i] ?? 0);
      isMoved[look] = 1;
    });
    const { metric, terms } = this.#rule;
    let numerator = 0;
    let denominator = 0;
    for (let look = 0; look < count; look += 1) {
      numerator += numerators[look] as number;
      denominator += denominators[look] as number;
      if (isMoved[look] === 0 && !isWaiting(this.#state, terms)) continue;
      const seen = isRate(metric)
        ? { value: denominator === 0 ? null : numerator / denominator, sample: denominator, isSilent: false }
        : { value: numerator, sample: null, isSilent: false };
      this.#look(first + look * everyMs, seen);
    }
  }

  /** The rule does not hold at the unit any more. */
  leave(now: number): void {
    this.#look(now, "unitLeft");
  }

  episodes(): AlertEpisode[] {
    if (this.#open === null) return this.#episodes;
    return [...this.#episodes, { unit: this.#unit, ...this.#open, to: null }];
  }

  #look(now: number, seen: AlertInput["seen"]): void {
    const { terms } = this.#rule;
    const { state, effects } = transition(this.#state, { now, terms, seen, isAcknowledged: false, isHushed: false });
    this.#state = state;
    this.notifications += effects.length;
    const severity = firingSeverity(this.#state);
    if (severity === (this.#open?.severity ?? null)) return;
    if (this.#open !== null) this.#episodes.push({ unit: this.#unit, ...this.#open, to: now });
    this.#open = severity === null ? null : { severity, from: now };
  }
}
