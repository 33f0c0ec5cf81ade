import { boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import { type BoardContent, BoardWriter } from "./board-writer.ts";
import type { LiveState } from "./live-state.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

export interface BoardRequest {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at?: number | undefined;
}

/** The board as it crosses the wire, counted from the cube; undefined for an unknown unit. */
export function readBoard(state: LiveState, request: BoardRequest): BoardContent | undefined {
  const numbers = boardNumbers(state.sources(), request);
  if (numbers === undefined) return undefined;
  const freshness = new SubtreeFreshness(state, numbers.subtree, request.now);
  return new BoardWriter(state.reference).write(numbers, request.period, numbers.moments.asOf, freshness);
}
