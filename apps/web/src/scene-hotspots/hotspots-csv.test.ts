import { expect, it } from "vitest";
import { fixtureHotspots } from "../../dev/fixture-hotspots.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { agesCsv, dueCsv, heatCsv } from "./hotspots-csv.ts";

const { board, overview } = fixtureProvince(USUAL);
const hotspots = fixtureHotspots(board, overview);
const sum = (cells: readonly unknown[]): number => cells.reduce((total: number, cell) => total + Number(cell), 0);

it("the saved heat map holds every unit and field, and adds up both ways", () => {
  const [head = [], ...rows] = heatCsv(hotspots, "vi");
  const total = rows.pop() ?? [];
  expect(head.length).toBe(Object.keys(hotspots.fields).length + 3);
  expect(rows.length).toBe(Object.keys(hotspots.children).length);
  for (const row of rows) expect(sum(row.slice(2, -1))).toBe(row.at(-1));
  for (let column = 2; column < head.length; column += 1) {
    expect(sum(rows.map((row) => row[column]))).toBe(total[column]);
  }
  expect(total.at(-1)).toBe(hotspots.measures.overdue);
});

it("the saved ages and days are those of the scene", () => {
  expect(
    agesCsv(hotspots, "vi")
      .slice(1)
      .map((row) => row[1]),
  ).toEqual(hotspots.ageing.map(({ overdue }) => overdue));
  expect(agesCsv(hotspots, "vi")[2]?.[0]).toBe("1–2 ngày");
  expect(dueCsv(hotspots, "en").slice(1)).toEqual(hotspots.due.map(({ date, open }) => [date, open]));
});
