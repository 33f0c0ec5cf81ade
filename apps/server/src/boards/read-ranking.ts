import { boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import { EntryFlows } from "@ioc/domain/board/entry-flows.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import type { LiveState } from "./live-state.ts";
import { type RankingContent, RankingWriter } from "./ranking-writer.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

export interface RankingRequest {
  readonly unit: number;
  readonly period: Period;
  readonly previous: Period;
  readonly now: number;
  readonly at?: number | undefined;
}

/** Who resolves on time over a period and the one before it, counted from the cube; undefined for an unknown unit. */
export function readRanking(state: LiveState, request: RankingRequest): RankingContent | undefined {
  const { reference } = state;
  const sources = state.sources();
  const numbers = boardNumbers(sources, request);
  if (numbers === undefined) return undefined;
  const { subtree, moments } = numbers;
  const tree = reference.tree.on(moments.judgedOn);
  const before = new EntryFlows(sources.cube, { tree, subtree }, request.previous, moments.asOf);
  const freshness = new SubtreeFreshness(state, subtree, request.now);
  const { period, previous } = request;
  return new RankingWriter(reference, subtree, { period, previous }).write(numbers, before, moments.asOf, freshness);
}
