import { expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { type AlertFilter, addressOf, filterOf, fits } from "./alert-filter.ts";

const ANY: AlertFilter = { show: "standing", unit: "", rule: "", severity: "", taken: "" };

it("stands in the address as it was chosen, and leaves out what goes without saying", () => {
  expect(addressOf(ANY).toString()).toBe("");
  const filter: AlertFilter = { show: "over", unit: "SG.01", rule: "late", severity: "critical", taken: "no" };
  expect(filterOf(addressOf(filter))).toEqual(filter);
  expect(filterOf(new URLSearchParams("severity=x&taken=x&show=x"))).toEqual(ANY);
});

it("keeps what it names", () => {
  const alert = fixtureAlert({ unit: "A", rule: "late", severity: "warning", assignedTo: "An" });
  const kept = (part: Partial<AlertFilter>): boolean => fits(alert, { ...ANY, ...part }, () => true);
  expect([kept({}), kept({ rule: "late" }), kept({ severity: "warning" }), kept({ taken: "yes" })]).not.toContain(
    false,
  );
  expect([kept({ rule: "other" }), kept({ severity: "critical" }), kept({ taken: "no" })]).not.toContain(true);
  expect(fits(alert, ANY, (unit) => unit === "B")).toBe(false);
});
