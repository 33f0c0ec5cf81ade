import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { expect, test } from "vitest";
import { namedByUnits } from "./change-entry.ts";

function commune(parent: string | null, more: Partial<UnitBody> = {}): UnitBody {
  return { code: "C", name: "C", kind: "commune", parent, ...more };
}

test("an entry belongs where everything it speaks of can be seen: of a unit that moves, both places", () => {
  const change = (before: UnitBody | null, after: UnitBody) =>
    namedByUnits([{ code: "C", kind: before === null ? "new" : "changed", before, after }]);
  expect(change(commune("D1"), commune("D2"))).toEqual(["C", "D1", "D2"]);
  expect(change(commune("D1"), commune(null))).toEqual(["C", "D1", null]);
  expect(change(commune("D1"), commune("D1", { name: "Other" }))).toEqual(["C"]);
  expect(change(commune("D1"), commune("D1", { validTo: "2026-01-01", successor: "E" }))).toEqual(["C", "E"]);
  expect(change(null, commune("D1"))).toEqual(["C"]);
});
