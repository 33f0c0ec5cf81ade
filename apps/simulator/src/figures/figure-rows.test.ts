import type { Board } from "@ioc/protocol/board.ts";
import { MEASURES } from "@ioc/protocol/names.ts";
import { expect, test } from "vitest";
import { compareFigures, isUnexplained } from "./figure-rows.ts";
import { figureTable } from "./figure-table.ts";
import { krongPac } from "./reported-figures.ts";

const asReported = {
  received: 37_384,
  receivedCounter: 24_879,
  receivedOnlinePartial: 5_090,
  receivedOnlineFull: 7_415,
  resolved: 37_294,
  resolvedAhead: 21_415,
  resolvedOnTime: 15_879,
  inProgress: 90,
  inProgressWithin: 90,
};

function boardWith(measures: Partial<Board["measures"]>): Pick<Board, "measures" | "rates"> {
  const zero = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Board["measures"];
  const all = { ...zero, ...measures };
  const rate = { numerator: all.resolved, denominator: all.resolved, value: 1 };
  return { measures: all, rates: { onTime: rate } as Board["rates"] };
}

test("the reported numbers agree, and the 90 more received than handled are explained", () => {
  const rows = compareFigures(krongPac, boardWith(asReported));
  expect(rows.filter(isUnexplained)).toEqual([]);
  const beside = rows.find((row) => row.figure === "received beside handled");
  expect(beside).toMatchObject({ reported: 37_294, measured: 37_384, difference: 90 });
  expect(beside?.explanation).toMatch(/the 90 more received than handled were open/);
  expect(figureTable(rows)).toContain("37,294");
});

test("if one of the 90 were late, they would explain nothing", () => {
  const rows = compareFigures(krongPac, boardWith({ ...asReported, overdue: 1, inProgressWithin: 89 }));
  expect(rows.filter(isUnexplained).map((row) => row.figure)).toEqual(["received beside handled", "open and late"]);
});

test("a number that is off by one is not explained away", () => {
  const rows = compareFigures(krongPac, boardWith({ ...asReported, resolvedLate: 1, resolvedOnTime: 15_878 }));
  expect(rows.filter(isUnexplained).map((row) => row.figure)).toContain("handled late");
  expect(figureTable(rows)).toContain("UNEXPLAINED");
});
