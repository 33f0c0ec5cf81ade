import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { FIELD_MEASURES, fieldRows } from "./field-rows.ts";

const { board } = fixtureProvince(USUAL);

it.each([99, 5, 1])("adds up to the board in %i rows, the worst first", (room) => {
  const rows = fieldRows(board.fields, room);
  expect(rows.length).toBeLessThanOrEqual(room);
  for (const measure of FIELD_MEASURES) {
    expect(rows.reduce((sum, { counts }) => sum + counts[measure], 0)).toBe(board.measures[measure]);
  }
  const own = rows.slice(0, room - 1).map(({ counts }) => counts.overdue);
  expect(own).toEqual([...own].sort((a, b) => b - a));
});

it("leaves out fields with nothing open", () => {
  const [first] = Object.values(board.fields);
  if (first === undefined) throw new Error("no fields");
  const measures = { ...first.measures, overdue: 0, dueToday: 0, atRisk: 0, inProgress: 0 };
  expect(fieldRows({ Empty: { ...first, measures } }, 9)).toEqual([]);
});
