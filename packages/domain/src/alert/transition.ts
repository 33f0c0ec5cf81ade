import type { AlertEffect, Retirement } from "./alert-effect.ts";
import { type AlertState, type AlertStateName, isOver, NEVER, NORMAL, type Since } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import { type Judgement, judgeReading, type Reading } from "./judge-reading.ts";
import { tellPeople } from "./tell-people.ts";
import { TRANSITIONS } from "./transition-table.ts";

/** A moment at which an alert is looked at. */
export interface AlertInput {
  /** ms; never before that of the input ahead of it. */
  readonly now: number;
  readonly terms: AlertTerms;
  /** What the unit shows, or why the rule does not hold there any more. */
  readonly seen: Reading | Retirement;
  /** Somebody took it on; looked at for escalation alone. */
  readonly isAcknowledged: boolean;
  /** Silenced, or inhibited by what is wrong above: nobody is told now (ALR-14). */
  readonly isHushed: boolean;
}

export interface AlertTransition {
  /** The very same object where nothing changed. */
  readonly state: AlertState;
  readonly effects: readonly AlertEffect[];
}

/** The alert of one rule at one unit, one moment on. Rules ALR-1 … ALR-16 of SPEC.md. */
export function transition(before: AlertState, input: AlertInput): AlertTransition {
  const { seen, terms, now } = input;
  const judgement = typeof seen === "string" ? RETIRED : judgeReading(before, seen, terms, now);
  const after = move(before, judgement, now);
  return tellPeople(before, after, input, typeof seen === "string" ? seen : "cleared");
}

/** Whether anything can happen to it by the clock alone, with the value that it has. */
export function isWaiting(state: AlertState, { escalateAfterMs }: AlertTerms): boolean {
  const { name, beyond, cleared, severity, belief, escalatedAt, isFlapping } = state;
  if (name === "pending" || isFlapping) return true;
  if (cleared.warning !== null || cleared.critical !== null) return true;
  if (beyond.critical !== null && severity !== "critical") return true;
  return escalateAfterMs !== undefined && belief.toldAt !== null && escalatedAt === null;
}

const RETIRED: Judgement = { signal: "retired", severity: null, beyond: NEVER, cleared: NEVER };

function move(before: AlertState, { signal, severity, beyond, cleared }: Judgement, now: number): AlertState {
  const next = TRANSITIONS[before.name][signal];
  const name: AlertStateName = next === "asBefore" ? (before.beforeSilence ?? "resolved") : next;
  // What begins anew knows nothing of the alert before it, but what people believe and how often it came.
  const base = isOver(before.name) && !isOver(name) ? { ...NORMAL, ...memoryOf(before) } : before;
  const isFiring = name === "firing" || name === "recovering";
  const after: AlertState = {
    ...base,
    name,
    since: name === before.name ? before.since : now,
    severity: severity ?? base.severity,
    beyond: reuse(isOver(name) ? NEVER : beyond, before.beyond),
    cleared: reuse(isOver(name) ? NEVER : cleared, before.cleared),
    beforeSilence: name === "noData" ? stoodBefore(before) : null,
    firedAt: isFiring ? (base.firedAt ?? now) : base.firedAt,
    resolvedAt: name === "resolved" && before.name !== "resolved" ? now : base.resolvedAt,
  };
  const isSame =
    name === before.name &&
    after.severity === before.severity &&
    after.beyond === before.beyond &&
    after.cleared === before.cleared;
  return isSame ? before : after;
}

function reuse(after: Since, before: Since): Since {
  return after.warning === before.warning && after.critical === before.critical ? before : after;
}

function memoryOf({ belief, alarms, isFlapping }: AlertState): Pick<AlertState, "belief" | "alarms" | "isFlapping"> {
  return { belief, alarms, isFlapping };
}

function stoodBefore({ name, beforeSilence }: AlertState): AlertState["beforeSilence"] {
  if (name === "firing" || name === "recovering") return name;
  return name === "noData" ? beforeSilence : null;
}
