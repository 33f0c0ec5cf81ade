import type { AlertStateName } from "./alert-state.ts";

/**
 * What a moment says about an alert:
 *
 * - `calm`: nothing is beyond a threshold, and nothing is kept firing;
 * - `beyond`: something is, but not for long enough yet;
 * - `due`: something is, and fires;
 * - `fading`: what fires is cleared, but not for long enough yet;
 * - `unsure`: too little to judge by;
 * - `silent`: the unit is not heard;
 * - `retired`: the rule does not hold here any more.
 */
export const ALERT_SIGNALS = ["calm", "beyond", "due", "fading", "unsure", "silent", "retired"] as const;
export type AlertSignal = (typeof ALERT_SIGNALS)[number];

/** `asBefore`: what it was before the silence. */
export type NextState = AlertStateName | "asBefore";

/** Every cell decided. `fading` of what does not fire cannot be, and changes nothing. */
export const TRANSITIONS: Readonly<Record<AlertStateName, Readonly<Record<AlertSignal, NextState>>>> = {
  normal: {
    calm: "normal",
    beyond: "pending",
    due: "firing",
    fading: "normal",
    unsure: "normal",
    silent: "noData",
    retired: "normal",
  },
  pending: {
    calm: "normal",
    beyond: "pending",
    due: "firing",
    fading: "pending",
    unsure: "pending",
    silent: "noData",
    retired: "normal",
  },
  firing: {
    calm: "resolved",
    beyond: "firing",
    due: "firing",
    fading: "recovering",
    unsure: "firing",
    silent: "noData",
    retired: "resolved",
  },
  recovering: {
    calm: "resolved",
    beyond: "recovering",
    due: "firing",
    fading: "recovering",
    unsure: "recovering",
    silent: "noData",
    retired: "resolved",
  },
  resolved: {
    calm: "resolved",
    beyond: "pending",
    due: "firing",
    fading: "resolved",
    unsure: "resolved",
    silent: "noData",
    retired: "resolved",
  },
  noData: {
    calm: "resolved",
    beyond: "pending",
    due: "firing",
    fading: "recovering",
    unsure: "asBefore",
    silent: "noData",
    retired: "resolved",
  },
};
