import { expect, test } from "vitest";
import { ALERT_STATES, type AlertStateName } from "./alert-state.ts";
import { ALERT_SIGNALS, TRANSITIONS } from "./transition-table.ts";

/** The rows in the order of the signals: calm, beyond, due, fading, unsure, silent, retired. */
const EXPECTED: Readonly<Record<AlertStateName, string>> = {
  normal: "normal pending firing normal normal noData normal",
  pending: "normal pending firing pending pending noData normal",
  firing: "resolved firing firing recovering firing noData resolved",
  recovering: "resolved recovering firing recovering recovering noData resolved",
  resolved: "resolved pending firing resolved resolved noData resolved",
  noData: "resolved pending firing recovering asBefore noData resolved",
};

test("ALR-5: every state knows what each signal makes of it", () => {
  const found = ALERT_STATES.map((name) => [name, ALERT_SIGNALS.map((signal) => TRANSITIONS[name][signal]).join(" ")]);
  expect(Object.fromEntries(found)).toEqual(EXPECTED);
});

test("ALR-8: no silence and no doubt resolves what fires", () => {
  for (const name of ["firing", "recovering", "noData"] as const) {
    expect(TRANSITIONS[name].silent).toBe("noData");
    expect(TRANSITIONS[name].unsure).not.toBe("resolved");
  }
});
