import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import { expect, it } from "vitest";
import { fixtureHotspots } from "../../dev/fixture-hotspots.ts";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { clauseWords } from "../stage/clause-words.ts";
import { hotspotWords } from "./hotspot-words.ts";
import { hotspotsHeadline } from "./hotspots-headline.ts";

const { board, overview } = fixtureProvince(USUAL);
const usual = fixtureHotspots(board, overview);

function said(overdue: number, cells: Record<string, Record<string, [overdue: number, expected: number]>>): string {
  const children = Object.fromEntries(
    Object.entries(cells).map(([name, fields]): [string, Hotspots["children"][string]] => [
      name === "Tỉnh" ? "SG" : name,
      {
        name,
        kind: "district",
        overdue,
        inProgress: 500,
        state: "live",
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, [late, expected]]) => [field, { overdue: late, open: 100, expected }]),
        ),
      },
    ]),
  );
  const hotspots = { ...usual, children, measures: { ...usual.measures, overdue } };
  return clauseWords(hotspotWords, "vi", hotspotsHeadline(hotspots, "vi"));
}

it("names the cell that is farthest above what its share of the work explains, not the one that holds most", () => {
  expect(said(280, { "Hòa Lâm": { "Đất đai": [75, 20], "Hộ tịch": [3, 1] }, "Tân Khê": { "Đất đai": [90, 60] } })).toBe(
    "Đất đai ở Hòa Lâm giữ 75 trong 280 hồ sơ quá hạn.",
  );
});

it("calls the unit's own offices by their level", () => {
  expect(said(20, { Tỉnh: { feedback: [15, 1] }, A: { X: [5, 4] } })).toBe(
    "Phản ánh, kiến nghị ở Cấp tỉnh giữ 15 trong 20 hồ sơ quá hạn.",
  );
});

it("leaves the place out where there is only one", () => {
  expect(said(20, { Tỉnh: { "Đất đai": [15, 5] } })).toBe("Đất đai giữ 15 trong 20 hồ sơ quá hạn.");
});

it("says so where nothing stands out, or nothing is overdue", () => {
  expect(said(9, { A: { X: [5, 1] }, B: { X: [4, 3] } })).toBe("9 hồ sơ quá hạn, không nơi nào vượt xa mức chung.");
  expect(said(0, { A: { X: [0, 0] }, B: {} })).toBe("Không có hồ sơ nào quá hạn.");
});

it("says of the field that is driven what stands in its column", () => {
  const hotspots = { ...usual, fields: { "Đất đai": { overdue: 68, open: 90 } } };
  const of = (field: string): string => clauseWords(hotspotWords, "vi", hotspotsHeadline(hotspots, "vi", field));
  const all = hotspots.measures.overdue;
  expect(of("Đất đai")).toBe(`Đất đai giữ 68 trong ${all} hồ sơ quá hạn.`);
  expect(of("feedback")).toBe(`Phản ánh, kiến nghị giữ 0 trong ${all} hồ sơ quá hạn.`);
});
