import type { RankingUnit } from "@ioc/protocol/ranking.ts";
import { expect, it } from "vitest";
import { unitPoints } from "./differing-units.ts";

const unit = (resolved: number, resolvedLate: number): RankingUnit => ({
  name: "x",
  kind: "commune",
  group: "g",
  state: "live",
  resolved,
  resolvedLate,
});

it("names who is beyond what chance explains, and nobody for three dossiers", () => {
  const units = {
    three: unit(3, 3),
    twelve: unit(12, 4),
    few: unit(29, 29),
    bad: unit(142, 15),
    usual: unit(142, 5),
    good: unit(2000, 10),
    nothing: unit(0, 0),
  };
  const points = unitPoints({
    units,
    measures: { resolved: 10_000, resolvedLate: 200, received: 0, receivedOnline: 0, overdue: 0 },
  });
  expect(Object.fromEntries(points.map(({ code, differs }) => [code, differs]))).toEqual({
    three: undefined,
    twelve: undefined,
    few: undefined,
    bad: "worse",
    usual: undefined,
    good: "better",
  });
});

it("names nobody where nobody is late", () => {
  const measures = { resolved: 900, resolvedLate: 0, received: 0, receivedOnline: 0, overdue: 0 };
  expect(unitPoints({ units: { a: unit(400, 0), b: unit(500, 0) }, measures }).map(({ differs }) => differs)).toEqual([
    undefined,
    undefined,
  ]);
});
