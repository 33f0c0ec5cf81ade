import { expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { groupAlerts } from "./group-alerts.ts";

const PARENTS: Readonly<Record<string, string>> = { A1: "A", A2: "A", B1: "B" };

it("groups by rule and the unit above, the worst first in each", () => {
  const alerts = [
    fixtureAlert({ id: "1", rule: "share", unit: "A1", severity: "warning" }),
    fixtureAlert({ id: "2", rule: "silent", unit: "B1", severity: "warning" }),
    fixtureAlert({ id: "3", rule: "share", unit: "B1", severity: "critical", acknowledgedAt: "2026-11-17T07:00:00Z" }),
    fixtureAlert({ id: "4", rule: "share", unit: "A2", severity: "critical" }),
    fixtureAlert({ id: "5", rule: "silent", unit: "A1", severity: "critical", inhibited: true }),
  ];
  const groups = groupAlerts(alerts, (unit) => PARENTS[unit]).map(({ rule, count, parents }) => [
    rule,
    count,
    ...parents.map(({ parent, alerts: below }) => `${parent}: ${below.map(({ id }) => id).join(" ")}`),
  ]);
  expect(groups).toEqual([
    ["share", 3, "A: 4 1", "B: 3"],
    ["silent", 2, "B: 2", "A: 5"],
  ]);
});
