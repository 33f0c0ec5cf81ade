import { boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import { UNCLASSIFIED_FIELD } from "@ioc/domain/board/field-index.ts";
import { periodReport } from "@ioc/domain/report/period-report.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Report } from "@ioc/protocol/report.ts";
import { headOf } from "./head-of.ts";
import type { LiveState } from "./live-state.ts";
import type { BoardRequest } from "./read-board.ts";

export interface ReportRequest extends BoardRequest {
  readonly simulated: boolean;
  /** Whether the unit above may be named. */
  readonly mayName: (unit: number) => boolean;
}

/** A report without its version, which depends on who reads it. */
export type ReportContent = Omit<Report, "version">;

const byName = new Intl.Collator("vi", { numeric: true });

/** The report of a unit's subtree over a period, from the numbers of its board; undefined for an unknown unit. */
export function readReport(state: LiveState, request: ReportRequest): ReportContent | undefined {
  const { reference } = state;
  const numbers = boardNumbers(state.sources(), request);
  if (numbers === undefined) return undefined;
  const { top, moments } = numbers;
  const above = reference.tree.on(moments.judgedOn).parentOf(top);
  const { rows, total } = periodReport(numbers);
  return {
    unit: headOf(reference.unitsById.get(top)),
    above: above !== null && request.mayName(above) ? headOf(reference.unitsById.get(above)) : null,
    period: { from: formatDay(request.period.from), to: formatDay(request.period.to) },
    asOf: formatInstant(moments.asOf),
    judgedAt: formatInstant(moments.judgedAt),
    simulated: request.simulated,
    rows: rows.toSorted((a, b) => placeOf(a.field) - placeOf(b.field) || byName.compare(a.field, b.field)),
    total,
  };
}

function placeOf(field: string): number {
  return field === UNCLASSIFIED_FIELD ? 1 : 0;
}
