import { expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { feedGroups } from "./feed-groups.ts";
import { silenceText } from "./silence-text.ts";
import { heldBySilent, silentUnits } from "./silent-units.ts";

const { board, overview } = fixtureProvince({ ...USUAL, groups: 34, stale: 0.2, never: 0.05 });

it.each([40, 12, 1])("holds every unit in %i rows, and the most silent first", (room) => {
  const rows = feedGroups(overview, room);
  const sum = (of: (row: (typeof rows)[number]) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const { units, stale, never } = board.freshness;
  expect(rows.length).toBeLessThanOrEqual(room);
  expect(sum(({ states }) => states.length)).toBe(units);
  expect(sum(({ silent }) => silent)).toBe(stale + never);
  expect(sum(({ held }) => held)).toBe(heldBySilent(silentUnits({ board, overview })));
  const own = rows.slice(0, room - 1).map(({ silent }) => silent);
  expect(own).toEqual([...own].sort((a, b) => b - a));
});

it("lists the longest silence first, those that never sent last, and knows nothing of their dossiers", () => {
  const silent = silentUnits({ board, overview });
  const { stale, never } = board.freshness;
  expect(silent.map(({ state }) => state)).toEqual([...Array(stale).fill("stale"), ...Array(never).fill("never")]);
  const since = silent.slice(0, stale).map(({ lastEventAt }) => Date.parse(lastEventAt ?? ""));
  expect(since).toEqual([...since].sort((a, b) => a - b));
  expect(silent.slice(stale).every(({ inProgress }) => inProgress === undefined)).toBe(true);
});

it("counts the board's own unit that never sent and has no tile", () => {
  const freshness = { ...board.freshness, never: board.freshness.never + 1 };
  expect(silentUnits({ board: { ...board, freshness }, overview }).at(-1)).toMatchObject({
    code: "SG",
    state: "never",
  });
});

it.each([
  [90, "1 phút"],
  [7_199, "119 phút"],
  [7_200, "2 giờ"],
  [172_799, "47 giờ"],
  [172_800, "2 ngày"],
])("says %i seconds as %s", (seconds, words) => {
  expect(silenceText("vi", seconds * 1000)).toBe(words);
});
