import type { RankingChild } from "@ioc/protocol/ranking.ts";
import { expect, it } from "vitest";
import { clauseWords } from "../stage/clause-words.ts";
import { rankedChildren } from "./ranked-children.ts";
import { rankingHeadline } from "./ranking-headline.ts";
import { rankingWords } from "./ranking-words.ts";

function said(children: Record<string, [resolved: number, late: number]>, target: number | undefined): string {
  const entries = Object.entries(children).map(([code, [resolved, resolvedLate]]): [string, RankingChild] => {
    const counts = { resolved, resolvedLate, received: 0, receivedOnline: 0, overdue: 0, inProgress: 0 };
    return [
      code,
      { name: code, kind: "district", state: "live", previous: { resolved: 0, resolvedLate: 0 }, ...counts },
    ];
  });
  const sum = (of: "resolved" | "resolvedLate"): number => entries.reduce((total, [, child]) => total + child[of], 0);
  const measures = {
    resolved: sum("resolved"),
    resolvedLate: sum("resolvedLate"),
    received: 0,
    receivedOnline: 0,
    overdue: 0,
  };
  const ranked = rankedChildren(Object.fromEntries(entries), target);
  return clauseWords(rankingWords, "vi", rankingHeadline({ measures }, ranked, target, "vi"));
}

const GOOD: [number, number] = [4000, 20];
const BAD: [number, number] = [4000, 160];
const FEW: [number, number] = [12, 1];

it.each([
  [{ a: GOOD, b: GOOD, c: BAD, d: FEW }, 0.98, "2 đơn vị chắc chắn đạt 98%, 1 chắc chắn chưa đạt."],
  [{ a: GOOD, d: FEW }, 0.98, "1 đơn vị chắc chắn đạt 98%, không đơn vị nào chắc chắn chưa đạt."],
  [{ c: BAD, d: FEW }, 0.98, "1 đơn vị chắc chắn chưa đạt 98%."],
  // However bad, three dossiers make nobody the worst.
  [{ a: GOOD, d: [3, 3] }, 0.98, "1 đơn vị chắc chắn đạt 98%, không đơn vị nào chắc chắn chưa đạt."],
  [{ c: FEW, d: FEW }, 0.98, "Chưa phân định được đơn vị nào đạt hay chưa đạt 98%."],
  [{ c: BAD }, 0.98, "Chắc chắn chưa đạt 98% đúng hạn trong tháng."],
  [{ c: FEW }, 0.98, "Chưa phân định được là đạt hay chưa đạt 98%."],
  [{ a: GOOD, c: BAD }, undefined, "180 trong 8.000 hồ sơ trả trễ tháng này; chưa đặt mục tiêu."],
  [{ a: [0, 0] }, 0.98, "Tháng này chưa giải quyết hồ sơ nào."],
] as [Record<string, [number, number]>, number | undefined, string][])("%j against %s", (children, target, words) => {
  expect(said(children, target)).toBe(words);
});
