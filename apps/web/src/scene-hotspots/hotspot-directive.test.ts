import type { Hotspot } from "@ioc/protocol/board.ts";
import type { Directive } from "@ioc/protocol/directives.ts";
import { expect, it } from "vitest";
import { fixtureDirective } from "../../dev/fixture-directives.ts";
import { directiveOf } from "./hotspot-directive.ts";

const hotspot: Hotspot = {
  unit: "SG.01",
  unitName: "Xã",
  field: "Đất đai",
  overdue: 5,
  open: 10,
  expected: 1,
  excess: 4,
  oldestDueAt: null,
};
const of = (...open: readonly Partial<Directive>[]): string | undefined =>
  directiveOf(
    open.map((part, index) => fixtureDirective({ id: String(9 - index), unit: "SG.01", ...part })),
    hotspot,
  )?.id;

it("is the newest of unit and field, and before none the newest of the whole unit", () => {
  expect(of({ field: null }, { field: "Đất đai" }, { field: "Đất đai" })).toBe("8");
  expect(of({ field: "Hộ tịch" }, { field: null })).toBe("8");
});

it("is none of another field or unit", () => {
  expect(of({ field: "Hộ tịch" }, { unit: "SG.02", field: "Đất đai" })).toBe(undefined);
});
