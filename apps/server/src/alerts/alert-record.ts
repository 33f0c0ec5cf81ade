import { type AlertState, isOver } from "@ioc/domain/alert/alert-state.ts";

/** What people did about an alert. */
export interface AlertHandling {
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
  readonly comment: string | null;
  readonly assignedTo: string | null;
}

/** An alert as it is stored. Units are their numbers, instants ms. */
export interface AlertRecord extends AlertHandling {
  readonly id: number;
  readonly rule: string;
  /** The version of the rule that it was last judged by. */
  readonly ruleVersion: number;
  readonly unit: number;
  readonly value: number | null;
  readonly inhibitedBy: number | null;
  /** The silence that it was last seen under. */
  readonly silence: number | null;
  readonly machine: AlertState;
  readonly version: number;
}

export const UNHANDLED: AlertHandling = {
  acknowledgedBy: null,
  acknowledgedAt: null,
  comment: null,
  assignedTo: null,
};

/** Whether anything of the machine's state is still needed: something goes on, or is to be told or remembered. */
export function isOpen({ name, belief, alarms, isFlapping }: AlertState): boolean {
  return !isOver(name) || belief.about !== "nothing" || isFlapping || alarms.length > 0;
}
