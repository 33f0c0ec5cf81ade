import { expect, test } from "vitest";
import { mapCoverage } from "./map-coverage.ts";

const unit = (code: string, more: object = {}) => ({ code, name: code, kind: "commune" as const, ...more });

test("communes of today are to have a shape, and nobody else", () => {
  const shape = { path: "", box: [0, 0, 1, 1], mark: [0, 0], room: 0, around: false } as const;
  const map = { version: "1", items: [{ ...shape, unit: "A", box: [0, 0, 1, 1], mark: [0, 0] }] } satisfies Parameters<
    typeof mapCoverage
  >[0];
  const units = [
    unit("A"),
    unit("B", { validTo: "2026-03-11" }),
    unit("C", { validTo: "2026-03-10" }),
    unit("D", { validFrom: "2026-03-12" }),
    unit("E", { kind: "department" }),
  ];
  const { communes, missing } = mapCoverage(map, units, "2026-03-11");
  expect([communes, missing.map(({ code }) => code)]).toEqual([2, ["B"]]);
});
