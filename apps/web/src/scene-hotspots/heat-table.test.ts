import { expect, it } from "vitest";
import { fixtureHotspots } from "../../dev/fixture-hotspots.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { heatTable } from "./heat-table.ts";

const { board, overview } = fixtureProvince({ ...USUAL, groups: 34, overdueScale: 4 });
const hotspots = fixtureHotspots(board, overview);

it.each([
  { rows: 13, columns: 7 },
  { rows: 2, columns: 2 },
  { rows: 1, columns: 1 },
  { rows: 99, columns: 99 },
])("adds up both ways in %o", (room) => {
  const table = heatTable(hotspots, room);
  const sum = (of: readonly { overdue: number }[]): number => of.reduce((total, { overdue }) => total + overdue, 0);
  expect(table.rows.length).toBeLessThanOrEqual(room.rows);
  expect(table.columns.length).toBeLessThanOrEqual(room.columns);
  expect(sum(table.rows)).toBe(board.measures.overdue);
  expect(sum(table.columns)).toBe(board.measures.overdue);
  for (const row of table.rows) expect(sum(row.cells)).toBe(row.overdue);
  table.columns.forEach((column, index) => {
    expect(sum(table.rows.flatMap((row) => row.cells[index] ?? []))).toBe(column.overdue);
  });
});

it("shows the worst first and puts all others into the last row", () => {
  const { rows } = heatTable(hotspots, { rows: 13, columns: 7 });
  const own = rows.slice(0, -1).map(({ overdue }) => overdue);
  expect(own).toEqual([...own].sort((a, b) => b - a));
  expect(rows.at(-1)?.children).toHaveLength(Object.keys(hotspots.children).length - 12);
});

it("marks a cell five or more above the average, and never the rest", () => {
  const child = (overdue: number, expected: number) => ({
    name: "A",
    kind: "district" as const,
    overdue,
    inProgress: 100,
    state: "live" as const,
    fields: { F: { overdue, open: 100, expected } },
  });
  const children = { A: child(12, 7), B: child(11, 6.1), C: child(40, 1), D: child(30, 1) };
  const { rows } = heatTable(
    { ...hotspots, children, fields: { F: { overdue: 93, open: 400 } } },
    { rows: 4, columns: 2 },
  );
  expect(rows.map(({ children: codes, cells }) => [codes.join(), cells[0]?.hot])).toEqual([
    ["C", true],
    ["D", true],
    ["A", true],
    ["B", false],
  ]);
  const few = heatTable({ ...hotspots, children, fields: { F: { overdue: 93, open: 400 } } }, { rows: 2, columns: 2 });
  expect(few.rows[1]).toMatchObject({ children: ["D", "A", "B"], overdue: 53, cells: [{ overdue: 53, hot: false }] });
});

it("has no column for a field in which nothing is overdue", () => {
  const { columns } = heatTable(
    { ...hotspots, fields: { ...hotspots.fields, Empty: { overdue: 0, open: 9 } } },
    { rows: 9, columns: 99 },
  );
  expect(columns.flatMap(({ fields }) => fields)).not.toContain("Empty");
});

it("lights the field that is driven, in a column of its own even if nothing of it is overdue", () => {
  const least = Object.entries(hotspots.fields).sort(([, a], [, b]) => a.overdue - b.overdue)[0]?.[0] ?? "";
  for (const field of [least, "Không có gì trễ"]) {
    const table = heatTable(hotspots, { rows: 13, columns: 7 }, field);
    expect(table.columns.map(({ lit }) => lit)).toEqual([true, ...table.columns.slice(1).map(() => false)]);
    expect(table.columns[0]).toMatchObject({ fields: [field], overdue: hotspots.fields[field]?.overdue ?? 0 });
    expect(table.columns.reduce((total, { overdue }) => total + overdue, 0)).toBe(board.measures.overdue);
  }
});
