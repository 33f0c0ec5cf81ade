import { type BoardNumbers, boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Board, Child, UnitHead } from "@ioc/protocol/board.ts";
import type { UnitRecord } from "../reference/reference.ts";
import type { LiveState } from "./live-state.ts";
import { subtreeFreshness } from "./subtree-freshness.ts";

export interface BoardRequest {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at?: number | undefined;
}

/** A board without its version, which depends on who reads it. */
export type BoardContent = Omit<Board, "version">;

/** The board as it crosses the wire; undefined for an unknown unit. */
export function readBoard(state: LiveState, request: BoardRequest): BoardContent | undefined {
  const numbers = boardNumbers(state.sources(), request);
  return numbers === undefined ? undefined : boardOf(state, numbers, request);
}

function boardOf(state: LiveState, numbers: BoardNumbers, request: BoardRequest): BoardContent {
  const { reference } = state;
  const freshness = subtreeFreshness(state, numbers.subtree, request.now);
  const children: Record<string, Child> = {};
  for (const [entry, { measures, rates }] of numbers.children) {
    const { code, ...head } = headOf(reference.unitsById.get(entry));
    children[code] = { ...head, measures, rates, feed: freshness.feedOf(entry) };
  }
  return {
    unit: headOf(reference.unitsById.get(numbers.top)),
    period: { from: formatDay(request.period.from), to: formatDay(request.period.to) },
    asOf: formatInstant(numbers.moments.asOf),
    measures: numbers.total.measures,
    rates: numbers.total.rates,
    children,
    fields: Object.fromEntries(numbers.fields),
    hotspots: numbers.hotspots.map(({ unit, oldestDueAt, ...cell }) => {
      const head = headOf(reference.unitsById.get(unit));
      return {
        unit: head.code,
        unitName: head.name,
        ...cell,
        oldestDueAt: oldestDueAt === null ? null : formatInstant(oldestDueAt),
      };
    }),
    freshness: freshness.total,
  };
}

export function headOf(unit: UnitRecord | undefined): UnitHead {
  if (unit === undefined) throw new Error("a unit of the tree is not in the reference data");
  const { code, name, nameEn, kind } = unit.body;
  return { code, name, nameEn: nameEn ?? null, kind };
}
