import { type AlertState, firingSeverity, NEVER, type Since } from "./alert-state.ts";
import type { AlertTerms } from "./alert-terms.ts";
import { includes, SEVERITIES, type Severity } from "./severity.ts";
import { isBeyond, isCleared } from "./threshold.ts";
import type { AlertSignal } from "./transition-table.ts";

/** What a rule's metric is at a unit. */
export interface Reading {
  /** Null: nothing can be said (a rate of nothing). */
  readonly value: number | null;
  /** Of a rate its denominator; null where the metric is no rate. */
  readonly sample: number | null;
  /** The unit should report and does not. */
  readonly isSilent: boolean;
}

/** What a reading means for an alert, and the clocks that run by it. */
export interface Judgement {
  readonly signal: AlertSignal;
  /** What fires from now on, where the signal says that something does. */
  readonly severity: Severity | null;
  readonly beyond: Since;
  readonly cleared: Since;
}

/** ALR-1 … ALR-9: what a reading says as of now. */
export function judgeReading(state: AlertState, reading: Reading, terms: AlertTerms, now: number): Judgement {
  if (reading.isSilent && terms.noData === "alert") {
    // What is not heard is neither beyond nor cleared: both have to last anew afterwards (ALR-8).
    return { signal: "silent", severity: null, beyond: NEVER, cleared: NEVER };
  }
  const { value, sample } = reading;
  const { beyond: beyondBefore, cleared: clearedBefore } = state;
  if (value === null || (sample !== null && sample < terms.minSample)) {
    return { signal: "unsure", severity: null, beyond: beyondBefore, cleared: clearedBefore };
  }

  const fires = firingSeverity(state);
  const beyond: Record<Severity, number | null> = { warning: null, critical: null };
  const cleared: Record<Severity, number | null> = { warning: null, critical: null };
  let severity: Severity | null = null;
  let isAnyBeyond = false;
  let isDue = false;
  for (const one of SEVERITIES) {
    const stood = includes(fires, one);
    if (isStanding(one, value, reading.isSilent, terms, stood)) {
      const since = beyondBefore[one] ?? now;
      beyond[one] = since;
      isAnyBeyond = true;
      if (!stood && terms.elapsedMs(since, now) < terms.forMs) continue;
      severity = one;
      isDue = true;
    } else if (stood) {
      const since = clearedBefore[one] ?? now;
      cleared[one] = since;
      if (terms.elapsedMs(since, now) < terms.keepFiringMs) severity = one;
    }
  }
  // A level that is kept from before needs its clock; one that no longer fires has none.
  for (const one of SEVERITIES) if (!includes(severity, one)) cleared[one] = null;
  const signal = isDue ? "due" : severity !== null ? "fading" : isAnyBeyond ? "beyond" : "calm";
  return { signal, severity, beyond, cleared };
}

function isStanding(
  severity: Severity,
  value: number,
  isSilent: boolean,
  { direction, thresholds }: AlertTerms,
  stood: boolean,
): boolean {
  const threshold = thresholds[severity];
  if (threshold === undefined) return false;
  if (isBeyond(direction, value, threshold.fire)) return true;
  // ALR-9: silence alone clears nothing.
  return stood && (isSilent || !isCleared(direction, value, threshold));
}
