import { expect, it } from "vitest";
import type { RankedChild } from "./ranked-children.ts";
import { rankingRows } from "./ranking-rows.ts";

const ranked = Array.from(
  { length: 120 },
  (_, index) => ({ code: String(index), rank: index < 110 ? index + 1 : undefined }) as RankedChild,
);
const codes = (rows: readonly RankedChild[]): string[] => rows.map(({ code }) => code);

it("shows all where they fit", () => {
  expect(rankingRows(ranked.slice(0, 13), 13)).toEqual({ first: ranked.slice(0, 13), others: [], last: [] });
});

it("holds even where hardly anybody has a rank", () => {
  const { first, others, last } = rankingRows(ranked.slice(107), 5);
  expect([first.length, others.length, last.length]).toEqual([1, 10, 2]);
});

it("leaves nobody out where they do not fit, and keeps more of the worst than of the best", () => {
  const { first, others, last } = rankingRows(ranked, 13);
  expect(first.length + last.length + 1).toBe(13);
  expect(last.length).toBeGreaterThan(first.length);
  expect(codes([...first, ...others, ...last]).sort()).toEqual(codes(ranked).sort());
  expect(last.at(-1)?.rank).toBe(110);
});
