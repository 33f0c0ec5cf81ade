import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { urgedMeasure, urgePath } from "../numbers/urge.ts";
import { mayUrge } from "./may-urge.ts";

const { overview } = fixtureProvince(USUAL);
const [unit, group] = Object.entries(overview.tiles).map(([code, tile]) => [code, tile.group])[0] ?? [];
const other = Object.keys(overview.groups).find((code) => code !== group);
const leads = (led: string | null | undefined): boolean =>
  mayUrge({ grants: [{ role: "leader", unit: led ?? null }] }, unit ?? "", overview);

it("is for leaders of the unit, and of what is above it or not known", () => {
  expect([leads(null), leads(unit), leads(group), leads("SG"), leads("NATION")]).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(leads(other)).toBe(false);
  expect(mayUrge({ grants: [{ role: "administrator", unit: "SG" }] }, unit ?? "", overview)).toBe(false);
});

it("is about what is open", () => {
  expect(urgedMeasure({ measure: "overdue" })).toBe("overdue");
  expect(urgedMeasure({ rate: "overdueShare" })).toBe("overdue");
  expect(urgedMeasure({ measure: "received" })).toBe(undefined);
  expect(urgedMeasure({ rate: "onTime" })).toBe(undefined);
});

it("names the number that led to it", () => {
  const path = urgePath({ unit: "SG.01", measure: "overdue", field: "Đất đai", own: true });
  const address = new URL(path, "http://wall").searchParams;
  expect(Object.fromEntries(address)).toEqual({ unit: "SG.01", measure: "overdue", field: "Đất đai", own: "1" });
});

it("keeps the period of what was carried over into it; what is open now depends on none", () => {
  const of = { unit: "SG.01", field: undefined, own: false, from: "2026-11-01" } as const;
  expect(urgePath({ ...of, measure: "carriedOver" })).toContain("from=2026-11-01");
  expect(urgePath({ ...of, measure: "overdue" })).not.toContain("from");
});
