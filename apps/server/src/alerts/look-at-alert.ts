import type { AlertEffect, Retirement } from "@ioc/domain/alert/alert-effect.ts";
import { type AlertState, firingSeverity, isOver, NORMAL } from "@ioc/domain/alert/alert-state.ts";
import type { AlertTerms } from "@ioc/domain/alert/alert-terms.ts";
import type { Reading } from "@ioc/domain/alert/judge-reading.ts";
import { isGraver } from "@ioc/domain/alert/severity.ts";
import { transition } from "@ioc/domain/alert/transition.ts";
import { type AlertHandling, type AlertRecord, isOpen, UNHANDLED } from "./alert-record.ts";
import type { StoredRule } from "./alert-rule.ts";

/** An alert as a look finds it, before it is stored. */
export type SeenAlert = Omit<AlertRecord, "id" | "version">;

/** An alert one look on. */
export interface AlertMove {
  /** Null: it begins, and nothing was known before. */
  readonly before: AlertRecord | null;
  readonly after: SeenAlert;
  readonly rule: StoredRule;
  /** What people have to be told of it. */
  readonly effects: readonly AlertEffect[];
  /** Nothing but its value is another. */
  readonly isOfValueAlone: boolean;
}

export interface Look {
  readonly rule: StoredRule;
  readonly terms: AlertTerms;
  readonly unit: number;
  readonly now: number;
  readonly seen: Reading | Retirement;
  readonly before: AlertRecord | null;
  readonly inhibitedBy: number | null;
  readonly silence: number | null;
}

/** Undefined: it is what it was. */
export function lookAtAlert({
  rule,
  terms,
  unit,
  now,
  seen,
  before,
  inhibitedBy,
  silence,
}: Look): AlertMove | undefined {
  const machine = before?.machine ?? NORMAL;
  const isAcknowledged = before !== null && before.acknowledgedAt !== null;
  const isHushed = inhibitedBy !== null || silence !== null;
  const { state, effects } = transition(machine, { now, terms, seen, isAcknowledged, isHushed });
  if (before === null) {
    if (!isOpen(state)) return undefined;
  } else if (state === machine && isOver(state.name)) return undefined;

  const goesOn = before !== null && (!isOver(machine.name) || isOver(state.name));
  const isShownOver = before !== null && isOver(state.name);
  const after: SeenAlert = {
    rule: rule.id,
    ruleVersion: rule.version,
    unit,
    // What is over keeps the value that it was over with.
    value: typeof seen === "string" || (isShownOver && isOver(machine.name)) ? (before?.value ?? null) : seen.value,
    ...handlingOf(goesOn ? before : null, state),
    inhibitedBy: isShownOver ? null : inhibitedBy,
    silence: isShownOver ? null : silence,
    machine: state,
  };
  const isSame =
    before !== null &&
    state === machine &&
    before.silence === after.silence &&
    before.inhibitedBy === after.inhibitedBy &&
    before.ruleVersion === after.ruleVersion;
  if (isSame && before.value === after.value) return undefined;
  return { before, after, rule, effects, isOfValueAlone: isSame };
}

/** ALR-15: what became graver needs another acknowledgement; who it is given to stays. */
function handlingOf(before: AlertRecord | null, state: AlertState): AlertHandling {
  if (before === null) return UNHANDLED;
  const { acknowledgedBy, acknowledgedAt, comment, assignedTo } = before;
  const [was, is] = [firingSeverity(before.machine), firingSeverity(state)];
  if (was !== null && is !== null && isGraver(is, was)) return { ...UNHANDLED, assignedTo };
  return { acknowledgedBy, acknowledgedAt, comment, assignedTo };
}
