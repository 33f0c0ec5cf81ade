import type { Measures } from "../measure/measures.ts";

/** The numbers of a row of the report, in the groups of the form (RPT-2 … RPT-4). */
export interface ReportNumbers {
  readonly received: {
    readonly total: number;
    readonly online: number;
    /** At the counter and by post. */
    readonly otherwise: number;
    readonly carriedOver: number;
  };
  readonly resolved: {
    readonly total: number;
    readonly ahead: number;
    readonly onTime: number;
    readonly late: number;
  };
  readonly open: { readonly total: number; readonly within: number; readonly overdue: number };
  readonly withdrawn: number;
  /** Dossiers that were handed over to other units, less those that came from there (RPT-5). */
  readonly handedOver: number;
}

export interface PeriodReport {
  /** In no order. */
  readonly rows: readonly { readonly field: string; readonly numbers: ReportNumbers }[];
  readonly total: ReportNumbers;
}

interface OfBoard {
  readonly total: { readonly measures: Measures };
  readonly fields: ReadonlyMap<string, { readonly measures: Measures }>;
}

/** A board in the form of the report: the same numbers, so that its sums are the board's (RPT-1 … RPT-5 of SPEC.md). */
export function periodReport({ total, fields }: OfBoard): PeriodReport {
  const rows = [...fields].flatMap(([field, { measures }]) =>
    hasDossiers(measures) ? [{ field, numbers: reportNumbers(measures) }] : [],
  );
  return { rows, total: reportNumbers(total.measures) };
}

export function reportNumbers(measures: Measures): ReportNumbers {
  const { receivedOnlinePartial, receivedOnlineFull, receivedCounter, receivedPostal, carriedOver } = measures;
  const { resolved, resolvedAhead, resolvedOnTime, resolvedLate, withdrawn } = measures;
  const { inProgress, inProgressWithin, overdue } = measures;
  const total = measures.received + carriedOver;
  return {
    received: {
      total,
      online: receivedOnlinePartial + receivedOnlineFull,
      otherwise: receivedCounter + receivedPostal,
      carriedOver,
    },
    resolved: { total: resolved, ahead: resolvedAhead, onTime: resolvedOnTime, late: resolvedLate },
    open: { total: inProgress, within: inProgressWithin, overdue },
    withdrawn,
    handedOver: total - resolved - withdrawn - inProgress,
  };
}

/** Feedbacks and orphans are no dossiers that anybody handles. */
function hasDossiers({ received, carriedOver, resolved, withdrawn, inProgress }: Measures): boolean {
  return received + carriedOver + resolved + withdrawn + inProgress > 0;
}
