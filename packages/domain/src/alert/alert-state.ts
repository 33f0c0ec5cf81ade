import { SEVERITIES, type Severity } from "./severity.ts";

export const ALERT_STATES = ["normal", "pending", "firing", "recovering", "resolved", "noData"] as const;
export type AlertStateName = (typeof ALERT_STATES)[number];

/** By severity an instant, ms; null: not now. */
export type Since = Readonly<Record<Severity, number | null>>;

export const NEVER: Since = { warning: null, critical: null };

/** What there is to know of an alert for those who are told. */
export type Standing =
  | { readonly about: "nothing"; readonly severity: null }
  | { readonly about: "noData" | "firing"; readonly severity: Severity };

/** What people were last told of an alert, and when, ms (ALR-12). */
export type Belief = Standing & { readonly toldAt: number | null };

/**
 * What is known of one rule at one unit: data alone, so that it can be stored as it is. Instants are ms.
 *
 * `severity` is that which fires, or fired last; null where nothing has fired since the alert began.
 */
export interface AlertState {
  readonly name: AlertStateName;
  /** Since when it has had this name; null: always. */
  readonly since: number | null;
  readonly severity: Severity | null;
  /** Since when the value has been beyond each threshold without a break; what fires is beyond until it is cleared. */
  readonly beyond: Since;
  /** Since when what still fires has been cleared. */
  readonly cleared: Since;
  /** Of a silent unit: what it goes on from once it is heard. */
  readonly beforeSilence: "firing" | "recovering" | null;
  readonly firedAt: number | null;
  readonly resolvedAt: number | null;
  readonly belief: Belief;
  readonly escalatedAt: number | null;
  /** When it last had something to alarm people with, as far as that counts for flapping (ALR-13). */
  readonly alarms: readonly number[];
  readonly isFlapping: boolean;
}

export const NORMAL: AlertState = {
  name: "normal",
  since: null,
  severity: null,
  beyond: NEVER,
  cleared: NEVER,
  beforeSilence: null,
  firedAt: null,
  resolvedAt: null,
  belief: { about: "nothing", severity: null, toldAt: null },
  escalatedAt: null,
  alarms: [],
  isFlapping: false,
};

/** Whether there is nothing to look after: an alert begins where this ends, and ends where this begins. */
export function isOver(name: AlertStateName): boolean {
  return name === "normal" || name === "resolved";
}

/** The severity that fires now; a silent unit's alert fires on as what it was (ALR-8). */
export function firingSeverity({ name, severity, beforeSilence }: AlertState): Severity | null {
  const fires = name === "firing" || name === "recovering" || (name === "noData" && beforeSilence !== null);
  return fires ? severity : null;
}

/** As it is shown: what is pending has the severity that it would fire with, silence alone is a warning. */
export function shownSeverity({ severity, beyond }: AlertState): Severity {
  return severity ?? SEVERITIES.findLast((one) => beyond[one] !== null) ?? "warning";
}
