import type { OverviewTile } from "@ioc/protocol/overview.ts";
import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { clauseWords } from "../stage/clause-words.ts";
import { feedsHeadline } from "./feeds-headline.ts";
import { feedsWords } from "./feeds-words.ts";

const { board, overview } = fixtureProvince({ ...USUAL, stale: 0, never: 0 });

/** The sentence when these units are silent since the given time; `undefined` never sent. */
function said(silent: Record<string, string | undefined>): string {
  const tiles = { ...overview.tiles };
  for (const [code, lastEventAt] of Object.entries(silent)) {
    const state: OverviewTile["state"] = lastEventAt === undefined ? "never" : "stale";
    const tile = tiles[code];
    if (tile === undefined) throw new Error(`no unit ${code}`);
    tiles[code] = { ...tile, state, lastEventAt };
  }
  const count = (state: OverviewTile["state"]): number =>
    Object.values(tiles).filter((tile) => tile.state === state).length;
  const freshness = { ...board.freshness, stale: count("stale"), never: count("never") };
  const picture = { board: { ...board, freshness }, overview: { ...overview, tiles }, today: "2026-11-17" };
  return clauseWords(feedsWords, "vi", feedsHeadline(picture, "vi"));
}

const nameOf = (code: string): string | undefined =>
  overview.tiles[code]?.name.replace("Xã ", "X. ").replace("Phường ", "P. ");

it("is calm when all report", () => {
  expect(said({})).toBe(`Cả ${board.freshness.units} đơn vị đều đang gửi số liệu.`);
});

it("tells who never sent apart from who fell silent", () => {
  expect(said({ "SG.01.0": undefined, "SG.02.0": undefined })).toBe(
    "2 đơn vị chưa gửi lần nào, các đơn vị khác đều đang gửi.",
  );
});

it("names the one, and since when", () => {
  expect(said({ "SG.01.0": "2026-11-17T10:05:00+07:00" })).toBe(`${nameOf("SG.01.0")} mất tín hiệu từ 10:05.`);
});

it("names the one that has been silent longest among several", () => {
  expect(said({ "SG.01.0": "2026-11-17T10:05:00+07:00", "SG.02.0": "2026-11-16T15:40:00+07:00" })).toBe(
    `2 đơn vị mất tín hiệu, lâu nhất ${nameOf("SG.02.0")}, từ 15:40 16/11.`,
  );
});

it("names the parent that most of them hang on", () => {
  const at = "2026-11-17T10:05:00+07:00";
  expect(said({ "SG.04.0": at, "SG.04.1": at, "SG.04.2": at, "SG.01.0": at })).toBe(
    "3 trong 4 đơn vị mất tín hiệu cùng ở Hòa Lâm.",
  );
  expect(said({ "SG.04.0": at, "SG.03.1": at, "SG.02.2": at, "SG.01.0": at })).toContain(
    "4 đơn vị mất tín hiệu, lâu nhất",
  );
});
