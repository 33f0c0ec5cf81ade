import { expect, it } from "vitest";
import { DossierTally } from "./dossier-tally.ts";

it("keeps a number and a key for each dossier, however far apart their numbers lie", () => {
  const tally = new DossierTally(Number.POSITIVE_INFINITY);
  for (const dossier of [7, 1_000_000, 7, 65_536]) tally.add(dossier, 1);
  tally.setKey(7, 3);
  tally.add(65_536, -1);
  expect(tally.known()).toEqual([7, 1_000_000, 65_536]);
  expect(tally.known().map((dossier) => tally.count(dossier))).toEqual([2, 1, 0]);
  expect(tally.known().map((dossier) => tally.key(dossier))).toEqual([
    3,
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ]);
  expect(tally.count(8)).toBe(0);
  expect(tally.count(9_000_000)).toBe(0);
});
