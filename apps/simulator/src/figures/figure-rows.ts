import type { Board } from "@ioc/protocol/board.ts";
import { fatesOf } from "./replay-events.ts";
import type { ReportedDistrict } from "./reported-figures.ts";

/** One line of the comparison. */
export interface FigureRow {
  readonly district: string;
  readonly figure: string;
  /** Null: not published, so there is nothing to compare with. */
  readonly reported: number | null;
  readonly measured: number;
  /** measured − reported; 0 where nothing was published. */
  readonly difference: number;
  /** Why they differ, or why there is no reported one. Absent with a difference: something is wrong. */
  readonly explanation?: string;
}

export function isUnexplained({ difference, explanation }: FigureRow): boolean {
  return difference !== 0 && explanation === undefined;
}

const NOT_PUBLISHED = "not published; set by the replay so that the sums are the reported ones";

/** What the district published beside what its board says of the same period. */
export function compareFigures(
  district: ReportedDistrict,
  { measures, rates }: Pick<Board, "measures" | "rates">,
): FigureRow[] {
  const rows: FigureRow[] = [];
  const add = (figure: string, reported: number | null, measured: number, explanation?: string): void => {
    const difference = reported === null ? 0 : Number((measured - reported).toFixed(6));
    const row = { district: district.name, figure, reported, measured, difference };
    rows.push(explanation === undefined ? row : { ...row, explanation });
  };
  const { received, resolved, channels, inTime, petitions } = district;
  const open = received - resolved;

  add(channels === undefined ? "received" : "received, the channels together", received, measures.received);
  add("received at the counter", channels?.counter ?? null, measures.receivedCounter, unlessPublished(channels));
  add(
    "received partly online",
    channels?.onlinePartial ?? null,
    measures.receivedOnlinePartial,
    unlessPublished(channels),
  );
  add("received fully online", channels?.onlineFull ?? null, measures.receivedOnlineFull, unlessPublished(channels));
  add("handled", resolved, measures.resolved);
  const apart = typeof inTime === "number" ? undefined : inTime;
  add("handled ahead of the due date", apart?.ahead ?? null, measures.resolvedAhead, unlessPublished(apart));
  add("handled on the due date", apart?.onDueDate ?? null, measures.resolvedOnTime, unlessPublished(apart));
  const reportedInTime = typeof inTime === "number" ? inTime : inTime.ahead + inTime.onDueDate;
  add(
    apart === undefined ? "handled not late" : "handled not late (ahead + on the due date)",
    reportedInTime,
    measures.resolvedAhead + measures.resolvedOnTime,
  );
  add(
    apart === undefined ? "handled late (handled − not late)" : "handled late",
    fatesOf(district).late,
    measures.resolvedLate,
  );
  const inTimePercent = Number(((reportedInTime / resolved) * 100).toFixed(2));
  add("handled not late, %", inTimePercent, Number(((rates.onTime.value ?? 0) * 100).toFixed(2)));

  const areTheOpenOnes = measures.inProgress === open && measures.overdue === 0 && measures.carriedOver === 0;
  add(
    "received beside handled",
    resolved,
    measures.received,
    areTheOpenOnes
      ? `the ${open} more received than handled were open at the end of the period, none of them late`
      : undefined,
  );
  add("open at the end (received − handled)", open, measures.inProgress);
  add("open and late", 0, measures.overdue);
  add("petitions", petitions ?? null, measures.feedbackReceived, petitions === undefined ? "not published" : undefined);
  return rows;
}

function unlessPublished(published: unknown): string | undefined {
  return published === undefined ? NOT_PUBLISHED : undefined;
}
