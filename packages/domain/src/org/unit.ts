import type { Day } from "../time/civil-date.ts";

/** A node of the organisation tree. `parent` and `successor` are numbers of other units. */
export interface Unit {
  readonly id: number;
  readonly code: string;
  readonly parent: number | null;
  /** First and last day of its life, both included; null: unbounded. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  readonly successor: number | null;
}

export function isValidOn(unit: Unit, day: Day): boolean {
  return (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day <= unit.validTo);
}

export function hasEndedBy(unit: Unit, day: Day): boolean {
  return unit.validTo !== null && day > unit.validTo;
}
