import type { DossierList } from "@ioc/protocol/dossiers.ts";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askDossiers } from "../dossier-parts/dossier-query.ts";

/** The lists of the desk, by the measure that each is the list of. */
export const TODAY_LISTS = ["dueToday", "overdue", "atRisk", "suspended", "inProgress"] as const;
export type TodayListName = (typeof TODAY_LISTS)[number];

/** What burns most stands at the top; who wants the rest finds it among all dossiers. */
export const MOST_ROWS = 100;

/** Under which name a list is kept. */
export function todayName(unit: string, measure: TodayListName, rows: number = MOST_ROWS): string {
  return `today ${unit} ${measure}${rows === MOST_ROWS ? "" : ` ${rows}`}`;
}

/**
 * The list behind one of the board's numbers, at the moment of the board, so that both say the same. While the next one
 * is on its way the one before stays.
 */
export function useTodayList(
  unit: string,
  measure: TodayListName,
  at: string,
  enabled: boolean,
  rows: number = MOST_ROWS,
): UseQueryResult<DossierList> {
  return useQuery({
    queryKey: ["today", unit, measure, at, rows],
    // The day is kept as one, so that its lists and numbers are of one moment.
    meta: { keptAs: todayName(unit, measure, rows), keeps: false },
    enabled,
    placeholderData: keepPreviousData,
    // Each moment is asked about once.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 10_000,
    queryFn: ({ signal }) => askDossiers({ unit, measure, at, sort: "due", limit: String(rows) }, undefined, signal),
  });
}
