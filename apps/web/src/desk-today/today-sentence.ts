/** What the first sentence of the desk is made from: the unit's stocks now, and the working hours of the civil day. */
export interface TodayFacts {
  readonly inProgress: number;
  readonly overdue: number;
  readonly dueToday: number;
  /** Every unit of the subtree has never sent anything. */
  readonly neverSent: boolean;
  readonly isWorkingDay: boolean;
  /** The day's work is over. */
  readonly isAfterClose: boolean;
}

/** The words of the headline, by rank: the first that holds. */
export type TodaySentence =
  | "nothingSent"
  | "leaveBeforeClose"
  | "leaveToday"
  | "overdueOnly"
  | "dayOff"
  | "allOut"
  | "nothingOpen";

export function todaySentence(facts: TodayFacts): TodaySentence {
  if (facts.neverSent) return "nothingSent";
  if (facts.dueToday > 0) return facts.isWorkingDay && !facts.isAfterClose ? "leaveBeforeClose" : "leaveToday";
  if (facts.overdue > 0) return "overdueOnly";
  if (!facts.isWorkingDay) return "dayOff";
  return facts.inProgress > 0 ? "allOut" : "nothingOpen";
}

/** The field that holds at least half of what is overdue, where one does: worth naming. */
export function mainField(
  overdueByField: Readonly<Record<string, number>>,
  overdue: number,
): { readonly field: string; readonly overdue: number } | undefined {
  const [most] = Object.entries(overdueByField).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (most === undefined || overdue < 2 || most[1] * 2 < overdue) return undefined;
  return { field: most[0], overdue: most[1] };
}
