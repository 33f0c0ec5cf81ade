import { dateText } from "./civil-time.ts";
import { hotspotsOf, type OracleHotspot } from "./hotspots.ts";
import { countMeasures } from "./measures.ts";
import type { OracleQuery, OracleWorld } from "./oracle-world.ts";
import { queryMoments } from "./query-moments.ts";
import { ruleBook } from "./rule-book.ts";
import { type ShownItem, shownItems } from "./shown-items.ts";
import { byUtf8 } from "./utf8-order.ts";

type Late = { readonly overdue: number; readonly open: number };

/** The hotspots document without names, states and `version`; `expected` is exact. */
export type OracleLate = {
  readonly unit: string;
  readonly asOf: string;
  readonly today: string;
  readonly measures: Readonly<Record<string, number>>;
  readonly children: Readonly<
    Record<
      string,
      { readonly overdue: number; readonly inProgress: number; readonly fields: Readonly<Record<string, Late>> }
    >
  >;
  readonly fields: Readonly<Record<string, Late>>;
  /** Of an open dossier, how many overdue ones the board's own share gives. */
  readonly share: number;
  /** Overdue dossiers by working days since the day of the deadline: none, up to 2, 5, 10, 20, more. */
  readonly ageing: readonly number[];
  readonly procedures: readonly (Late & { readonly code: string; readonly name: string; readonly field: string })[];
  readonly due: readonly { readonly date: string; readonly working: boolean; readonly open: number }[];
  readonly nextClose: { readonly at: string; readonly count: number };
  readonly hotspots: readonly OracleHotspot[];
};

const BUCKET_ENDS = [0, 2, 5, 10, 20, Number.POSITIVE_INFINITY];

/** Where a subtree is late, as of now or of `at`, counted dossier by dossier. */
export function oracleLate(world: OracleWorld, { unit, now, at }: Omit<OracleQuery, "from" | "to">): OracleLate {
  const rules = ruleBook(world);
  const { civil } = rules;
  const asOfMs = Math.min(now, at ?? now);
  const today = civil.dayOf(asOfMs);
  const date = dateText(today);
  const query: OracleQuery = { from: date, to: date, now: asOfMs, ...(unit === undefined ? {} : { unit }) };
  const { top, tree, items } = shownItems(world, query);
  const work = rules.workAt(Number.POSITIVE_INFINITY);
  const board = countMeasures(items);
  const { overdue, inProgress, suspended, atRisk, dueToday } = board;

  const below = (child: string) => items.filter(({ path }) => (child === top ? path[0] === top : path.includes(child)));
  const childOf = (child: string) => {
    const { overdue: late, inProgress: open } = countMeasures(below(child));
    return [child, { overdue: late, inProgress: open, fields: byField(below(child)) }] as const;
  };
  const children = tree.childrenOf(top);
  const shown = below(top).length > 0 || children.length === 0 ? [top, ...children] : children;

  const ages = items
    .filter(({ measure }) => measure === "overdue")
    .map(({ dueMs = asOfMs }) => work.workingDaysIn(civil.dayOf(dueMs), today));
  const running = items.flatMap(({ measure, dueMs }) =>
    measure === "inProgressWithin" && dueMs !== undefined ? [dueMs] : [],
  );
  const nextCloseMs = work.closeOf(work.workingDayAfter(today, 1));
  return {
    unit: top,
    asOf: new Date(queryMoments(query, civil).flowsMs).toISOString(),
    today: date,
    measures: { overdue, inProgress, suspended, atRisk, dueToday },
    children: Object.fromEntries(shown.map(childOf)),
    fields: byField(items),
    share: inProgress === 0 ? 0 : overdue / inProgress,
    ageing: BUCKET_ENDS.map(
      (end, index) => ages.filter((age) => age <= end && age > (BUCKET_ENDS[index - 1] ?? -1)).length,
    ),
    procedures: proceduresOf(items, world),
    due: [0, 1, 2, 3, 4, 5, 6, 7].map((ahead) => ({
      date: dateText(today + ahead),
      working: work.isWorkingDay(today + ahead),
      open: running.filter((dueMs) => civil.dayOf(dueMs) === today + ahead).length,
    })),
    nextClose: {
      at: new Date(nextCloseMs).toISOString(),
      count: running.filter((dueMs) => dueMs <= nextCloseMs).length,
    },
    hotspots: hotspotsOf(items, board, (code) => tree.unit(code).name),
  };
}

function lateOf(items: readonly ShownItem[]): Late {
  const { overdue, inProgress } = countMeasures(items);
  return { overdue, open: inProgress };
}

function byField(items: readonly ShownItem[]): Readonly<Record<string, Late>> {
  const open = items.filter(({ measure }) => measure === "inProgress");
  return Object.fromEntries(
    [...new Set(open.map(({ field }) => field))].map((name) => [
      name,
      lateOf(items.filter(({ field }) => field === name)),
    ]),
  );
}

function proceduresOf(items: readonly ShownItem[], world: OracleWorld): OracleLate["procedures"] {
  const late = items.flatMap(({ measure, procedure }) =>
    measure === "overdue" && procedure !== undefined ? [procedure] : [],
  );
  const versions = [...world.procedures].sort((a, b) => a.provisionedAt - b.provisionedAt);
  return [...new Set(late)]
    .map((code) => {
      const newest = versions.findLast((version) => version.code === code);
      const { name = code, field = "unclassified" } = newest ?? {};
      return { code, name, field, ...lateOf(items.filter(({ procedure }) => procedure === code)) };
    })
    .sort((a, b) => b.overdue - a.overdue || byUtf8(a.code, b.code))
    .slice(0, 10);
}
