import type { RankingChild } from "@ioc/protocol/ranking.ts";
import { expect, it } from "vitest";
import { rankedChildren } from "./ranked-children.ts";

function child(resolved: number, resolvedLate: number, before: number, beforeLate: number): RankingChild {
  return {
    name: "x",
    kind: "district",
    resolved,
    resolvedLate,
    received: resolved,
    receivedOnline: 0,
    overdue: 0,
    inProgress: 0,
    state: "live",
    previous: { resolved: before, resolvedLate: beforeLate },
  };
}

it("orders by the share on time, and says how far each rose or fell", () => {
  const ranked = rankedChildren(
    { a: child(100, 3, 100, 1), b: child(100, 1, 100, 9), c: child(1000, 20, 100, 5), d: child(0, 0, 100, 0) },
    0.98,
  );
  expect(ranked.map(({ code, rank, risen }) => [code, rank, risen])).toEqual([
    ["b", 1, 3],
    ["c", 2, 1],
    ["a", 3, -1],
    ["d", undefined, undefined],
  ]);
});

it("gives equals the same rank, and the one who did more stands first", () => {
  const ranked = rankedChildren({ a: child(100, 2, 0, 0), b: child(200, 4, 0, 0), c: child(100, 3, 0, 0) }, undefined);
  expect(ranked.map(({ code, rank, risen }) => [code, rank, risen])).toEqual([
    ["b", 1, undefined],
    ["a", 1, undefined],
    ["c", 3, undefined],
  ]);
});

it("gives no rank for fewer dossiers than the funnel asks for, now or before: three make nobody the best or worst", () => {
  const ranked = rankedChildren(
    { few: child(29, 29, 100, 0), fewer: child(3, 0, 100, 0), none: child(0, 0, 0, 0), a: child(30, 3, 29, 0) },
    0.98,
  );
  expect(ranked.map(({ code, rank, risen }) => [code, rank, risen])).toEqual([
    ["a", 1, undefined],
    ["few", undefined, undefined],
    ["fewer", undefined, undefined],
    ["none", undefined, undefined],
  ]);
});
