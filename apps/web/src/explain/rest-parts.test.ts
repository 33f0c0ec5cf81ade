import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { heardOf, restParts } from "./rest-parts.ts";

it("counts the silent units among the parts of the rest, and none that are shown beside it", () => {
  const { board, overview } = fixtureProvince({ ...USUAL, stale: 0, never: 0 });
  const [shown = "", quiet = ""] = Object.keys(board.children).filter((code) => code !== board.unit.code);
  const isOf = (group: string) => (tile: (typeof overview.tiles)[string]) => tile.group === group;
  const tiles = Object.values(overview.tiles);
  const silence = (group: string) => {
    const [code = "", tile] = Object.entries(overview.tiles).find(([, each]) => isOf(group)(each)) ?? [];
    if (tile === undefined) throw new Error("the fixture has no units there");
    return { ...overview, tiles: { ...overview.tiles, [code]: { ...tile, state: "stale" as const } } };
  };
  const parts = restParts(board, undefined, { name: { measure: "overdue" }, unit: board.unit.code, except: [shown] });
  const units = tiles.length - tiles.filter(isOf(shown)).length;
  expect(heardOf(silence(shown), parts ?? [])).toEqual({ units, stale: 0, never: 0 });
  expect(heardOf(silence(quiet), parts ?? [])).toEqual({ units, stale: 1, never: 0 });
});
