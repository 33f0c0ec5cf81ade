import { LONG_SUSPENSION_DAYS } from "@ioc/domain/time/time-left.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { TodayListName } from "./use-today-list.ts";

/** Rows under one heading; `heading` undefined: they stand right below the columns. */
export interface TodayGroup {
  readonly heading: "riskLater" | "longestLate" | "tooLong" | "shorter" | undefined;
  readonly items: readonly DossierItem[];
  /** How many there are, where it is known that these are all. */
  readonly count: number | undefined;
}

export interface LoadedList {
  readonly total: number;
  readonly items: readonly DossierItem[];
}

/** How many of the oldest overdue ones stand below what is due today. */
export const LONGEST_LATE = 5;

/** How many of what is due after today stand below what is due today. */
export const SOONEST_LATER = 10;

/** What stands under a tab, group by group; groups without rows are not there. */
export function todayGroups(
  tab: TodayListName,
  lists: Readonly<Partial<Record<TodayListName, LoadedList>>>,
): readonly TodayGroup[] {
  const own = lists[tab];
  if (own === undefined) return [];
  if (tab === "suspended") return bySuspension(own);
  const groups: TodayGroup[] = [{ heading: undefined, items: own.items, count: own.total }];
  if (tab === "dueToday") groups.push(...beyondToday(own, lists));
  return groups.filter(({ items }) => items.length > 0);
}

function bySuspension({ items, total }: LoadedList): readonly TodayGroup[] {
  const tooLong = items.filter(({ suspendedDays }) => (suspendedDays ?? 0) > LONG_SUSPENSION_DAYS);
  const shorter = items.filter(({ suspendedDays }) => (suspendedDays ?? 0) <= LONG_SUSPENSION_DAYS);
  // The longest come first: whoever sees one that is not too long has seen all that are.
  const areAll = shorter.length > 0 || items.length === total;
  const groups: readonly TodayGroup[] = [
    { heading: "tooLong", items: tooLong, count: areAll ? tooLong.length : undefined },
    { heading: "shorter", items: shorter, count: areAll ? total - tooLong.length : undefined },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** What is nearly due but not today, and the oldest of what is late. */
function beyondToday(
  dueToday: LoadedList,
  { atRisk, overdue }: Readonly<Partial<Record<TodayListName, LoadedList>>>,
): readonly TodayGroup[] {
  const today = new Set(dueToday.items.map(({ code }) => code));
  const later = (atRisk?.items ?? []).filter(({ code }) => !today.has(code));
  const knowsAll =
    atRisk !== undefined && atRisk.items.length === atRisk.total && dueToday.items.length === dueToday.total;
  return [
    { heading: "riskLater", items: later.slice(0, SOONEST_LATER), count: knowsAll ? later.length : undefined },
    { heading: "longestLate", items: (overdue?.items ?? []).slice(0, LONGEST_LATE), count: undefined },
  ];
}
