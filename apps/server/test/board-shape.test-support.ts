import { expect } from "vitest";

export const MEASURES = [
  "received",
  "receivedCounter",
  "receivedOnlinePartial",
  "receivedOnlineFull",
  "receivedPostal",
  "carriedOver",
  "resolved",
  "resolvedAhead",
  "resolvedOnTime",
  "resolvedLate",
  "withdrawn",
  "inProgress",
  "inProgressWithin",
  "overdue",
  "suspended",
  "dueToday",
  "atRisk",
  "componentsAny",
  "componentsFull",
  "resultsDigital",
  "resultsSigned",
  "paid",
  "paidOnline",
  "rated",
  "satisfied",
  "feedbackReceived",
  "feedbackAnswered",
  "feedbackLate",
  "orphans",
] as const;
export type Measures = Readonly<Record<(typeof MEASURES)[number], number>>;

/** Above the line and below it. */
const RATES: Readonly<Record<string, readonly [readonly (keyof Measures)[], keyof Measures]>> = {
  onTime: [["resolvedAhead", "resolvedOnTime"], "resolved"],
  online: [["receivedOnlinePartial", "receivedOnlineFull"], "received"],
  onlineFull: [["receivedOnlineFull"], "received"],
  componentsDigitized: [["componentsFull"], "received"],
  componentsStarted: [["componentsAny"], "received"],
  resultsDigitized: [["resultsDigital"], "resolved"],
  resultsSigned: [["resultsSigned"], "resolved"],
  onlinePayment: [["paidOnline"], "paid"],
  satisfaction: [["satisfied"], "rated"],
  overdueShare: [["overdue"], "inProgress"],
};

export interface Numbers {
  readonly measures: Measures;
  readonly rates: Readonly<
    Record<string, { readonly numerator: number; readonly denominator: number; readonly value?: number | null }>
  >;
}

interface FeedState {
  readonly state: string;
  readonly lastEventAt?: string | null;
}

export interface Board extends Numbers {
  readonly unit: { readonly code: string; readonly name: string; readonly kind: string };
  readonly period: { readonly from: string; readonly to: string };
  readonly asOf: string;
  readonly version: string;
  readonly children: Readonly<
    Record<string, Numbers & { readonly name: string; readonly kind: string; readonly feed: FeedState }>
  >;
  readonly fields: Readonly<Record<string, Numbers>>;
  readonly hotspots: readonly {
    readonly unit: string;
    readonly unitName: string;
    readonly field: string;
    readonly overdue: number;
    readonly open: number;
    readonly expected: number;
    readonly excess: number;
    readonly oldestDueAt?: string | null;
  }[];
  readonly freshness: Readonly<Record<"units" | "live" | "quiet" | "stale" | "never", number>> & {
    readonly oldestEventAt?: string | null;
  };
}

/** Everything the contract says of any board, whatever its numbers are. */
export function expectSound(board: Board): void {
  expectNumbers(board);
  for (const part of [board.children, board.fields]) {
    for (const numbers of Object.values(part)) expectNumbers(numbers);
    expect(sumOf(Object.values(part))).toEqual(board.measures);
  }
  const { units, live, quiet, stale, never } = board.freshness;
  expect(live + quiet + stale + never).toBe(units);
  const share = board.rates["overdueShare"]?.value ?? 0;
  expect(board.hotspots.length).toBeLessThanOrEqual(20);
  for (const [index, cell] of board.hotspots.entries()) {
    expect(cell.overdue).toBeGreaterThan(0);
    expect(cell.expected).toBeCloseTo(cell.open * share, 9);
    expect(cell.excess).toBeCloseTo(cell.overdue - cell.expected, 9);
    const before = board.hotspots[index - 1];
    if (before !== undefined) expect(before.excess).toBeGreaterThanOrEqual(cell.excess);
  }
}

function expectNumbers({ measures, rates }: Numbers): void {
  expect(Object.keys(measures).sort()).toEqual([...MEASURES].sort());
  for (const count of Object.values(measures)) expect(Number.isInteger(count) && count >= 0).toBe(true);
  const m = measures;
  expect(m.receivedCounter + m.receivedOnlinePartial + m.receivedOnlineFull + m.receivedPostal).toBe(m.received);
  expect(m.resolvedAhead + m.resolvedOnTime + m.resolvedLate).toBe(m.resolved);
  expect(m.inProgressWithin + m.overdue).toBe(m.inProgress);
  for (const part of [m.suspended, m.dueToday, m.atRisk]) expect(part).toBeLessThanOrEqual(m.inProgressWithin);
  expect(Object.keys(rates).sort()).toEqual(Object.keys(RATES).sort());
  for (const [name, [above, below]] of Object.entries(RATES)) {
    const numerator = above.reduce((sum, measure) => sum + m[measure], 0);
    const denominator = m[below];
    const { value, ...counts } = rates[name] ?? {};
    expect({ ...counts, value: value ?? null }).toEqual({
      numerator,
      denominator,
      value: denominator === 0 ? null : numerator / denominator,
    });
  }
}

/** Holds where no dossier crossed the border of the unit. */
export function expectStockEquation({ measures: m }: Numbers): void {
  expect(m.carriedOver + m.received).toBe(m.resolved + m.withdrawn + m.inProgress);
}

function sumOf(parts: readonly Numbers[]): Measures {
  const sums = MEASURES.map((name) => [name, parts.reduce((sum, { measures }) => sum + measures[name], 0)] as const);
  return Object.fromEntries(sums) as Measures;
}

/** The measures that are not zero: what a hand-worked scenario writes down. */
export function countedIn({ measures }: Numbers): Partial<Measures> {
  return Object.fromEntries(Object.entries(measures).filter(([, count]) => count !== 0));
}
