import type { Alert } from "@ioc/protocol/alerts.ts";
import { describe, expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { alertsOnWall, NO_TAKEOVER, takeoverAt } from "./takeover.ts";

const MINUTE_MS = 60_000;

/** What has the wall at each of these moments, in seconds. */
function wallOver(alertsAt: (second: number) => readonly Alert[], seconds: readonly number[]): (string | undefined)[] {
  let takeover = NO_TAKEOVER;
  return seconds.map((second) => {
    takeover = takeoverAt(takeover, alertsAt(second), second * 1000);
    return alertsOnWall(takeover, alertsAt(second))[0]?.unit;
  });
}

describe("a critical alert", () => {
  it("has the wall for 20 seconds, and again every ten minutes until somebody takes it on", () => {
    const alert = fixtureAlert();
    const taken = { ...alert, acknowledgedAt: "2026-11-17T08:00:00.000Z" };
    expect(
      wallOver((second) => [second < 1210 ? alert : taken], [0, 19, 20, 599, 600, 619, 620, 1205, 1210, 1900]),
    ).toEqual(["SG.04", "SG.04", undefined, undefined, "SG.04", "SG.04", undefined, "SG.04", undefined, undefined]);
  });

  it.each<[string, Partial<Alert>]>([
    ["is a warning", { severity: "warning" }],
    ["has been taken on", { acknowledgedAt: "2026-11-17T08:00:00.000Z" }],
    ["is silenced", { silenced: { until: "2026-11-18T08:00:00.000Z", reason: "bảo trì", by: null } }],
    ["is explained by the silence above it", { inhibited: true }],
    ["is over", { state: "resolved" }],
    ["has not fired", { state: "pending" }],
  ])("that %s does not take over", (_, change) => {
    expect(wallOver(() => [{ ...fixtureAlert(), ...change }], [0, 600])).toEqual([undefined, undefined]);
  });

  it("among several: the worst first, one rule after the other, those of one rule together", () => {
    const worst = fixtureAlert({ id: "a", rule: "overdue", unit: "SG.11", value: 0.2 });
    const same = fixtureAlert({ id: "b", rule: "overdue", unit: "SG.04", value: 0.09 });
    const other = fixtureAlert({ id: "c", rule: "late", unit: "SG.02", value: 0.1 });
    const all = [other, same, worst];
    expect(wallOver(() => all, [0, 20, 40])).toEqual(["SG.11", "SG.02", undefined]);
    expect(alertsOnWall(takeoverAt(NO_TAKEOVER, all, 0), all).map(({ unit }) => unit)).toEqual(["SG.11", "SG.04"]);
  });

  it("that comes anew does not wait for the ten minutes of another one", () => {
    const first = fixtureAlert({ id: "a" });
    const second = fixtureAlert({ id: "b", unit: "SG.05", value: 0.3 });
    expect(wallOver((at) => (at < 100 ? [first] : [first, second]), [0, 30, 100])).toEqual([
      "SG.04",
      undefined,
      "SG.05",
    ]);
  });

  it("is forgotten when it is over, and a clock that is set back hides none", () => {
    const alert = fixtureAlert();
    const shown = takeoverAt(NO_TAKEOVER, [alert], 5000 * MINUTE_MS);
    expect(Object.keys(takeoverAt(shown, [], 5001 * MINUTE_MS).shownMs)).toEqual([]);
    expect(takeoverAt(takeoverAt(shown, [alert], 5001 * MINUTE_MS), [alert], 10 * MINUTE_MS).rule).toBe(alert.rule);
  });
});
