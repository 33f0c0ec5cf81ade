import { expect, test } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { withoutFeedStates } from "./without-feed-states.ts";

test("a document of the past says of no line that it is silent, and keeps every number", () => {
  const { board, overview } = fixtureProvince({ ...USUAL, stale: 0.3 });
  const past = { board: withoutFeedStates(board), overview: withoutFeedStates(overview) };
  expect(board.freshness.stale).toBeGreaterThan(0);
  expect(past.board.freshness).toMatchObject({ stale: 0, units: board.freshness.units });
  expect(past.board.measures).toEqual(board.measures);
  const states = new Set(Object.values(past.overview.tiles).map(({ state }) => state));
  expect([...states].sort()).toEqual(["never", "quiet"]);
  for (const [code, { state: _, ...tile }] of Object.entries(overview.tiles)) {
    expect(past.overview.tiles[code]).toMatchObject(tile);
  }
});
