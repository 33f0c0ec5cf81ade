import { expect, it } from "vitest";
import { fixtureMonth } from "../../dev/fixture-month.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { DIGITAL_RATES } from "./digital-rates.ts";
import { unitRows } from "./unit-rows.ts";

const { board, overview } = fixtureProvince({ ...USUAL, groups: 34 });
const { month } = fixtureMonth(board, overview, 1);

it.each([99, 13, 2, 1])("adds up to the whole in %i rows", (room) => {
  const rows = unitRows(month.children, "resultsSigned", room);
  expect(rows.length).toBeLessThanOrEqual(room);
  for (const rate of DIGITAL_RATES) {
    expect(rows.reduce((sum, { rates }) => sum + rates[rate].numerator, 0)).toBe(month.rates[rate].numerator);
    expect(rows.reduce((sum, { rates }) => sum + rates[rate].denominator, 0)).toBe(month.rates[rate].denominator);
  }
});

it("puts the lowest first, those with too few dossiers behind them, and whoever has none last", () => {
  const rate = (numerator: number, denominator: number) => ({
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
  });
  const [first] = Object.values(month.children);
  if (first === undefined) throw new Error("no children");
  const children = Object.fromEntries(
    Object.entries({ none: rate(0, 0), few: rate(0, 29), high: rate(90, 100), low: rate(15, 30) }).map(
      ([code, online]) => [code, { ...first, rates: { ...first.rates, online } }],
    ),
  );
  expect(unitRows(children, "online", 9).flatMap(({ children: codes }) => codes)).toEqual([
    "low",
    "high",
    "few",
    "none",
  ]);
});
