import type { Board } from "@ioc/protocol/board.ts";
import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { useEffect, useRef } from "react";
import { liveName } from "../shell/keep-live.ts";
import { useSessionStore } from "../shell/shell-context.ts";
import { TODAY_LISTS, type TodayListName, todayName } from "./use-today-list.ts";

/** What the page is drawn from, all of one moment. */
export interface TodayDocuments {
  readonly board: Board;
  /** The board of the month so far. */
  readonly month: Board;
  readonly overview: Overview;
}

/** As often as this the device keeps the day, ms. */
const KEEP_MS = 5000;

/**
 * Keeps the day for when there is no line, now and then: the documents and whatever lists are there of their moment.
 *
 * @param place the unit that was asked for
 * @param rows how many rows of a list were asked for, where that is not what lists have else
 * @param isLive what is old already is not kept as if it were new
 */
export function useKeepDay(
  place: string | undefined,
  documents: TodayDocuments,
  lists: Readonly<Partial<Record<TodayListName, DossierList>>>,
  rows: Readonly<Partial<Record<TodayListName, number>>>,
  isLive: boolean,
): void {
  const { kept } = useSessionStore();
  const last = useRef({ asOf: "", atMs: Number.NEGATIVE_INFINITY });
  const latest = useRef({ documents, lists, rows });
  latest.current = { documents, lists, rows };
  const { code, asOf } = { code: documents.board.unit.code, asOf: documents.board.asOf };
  const together = TODAY_LISTS.filter((name) => lists[name]?.asOf === asOf).join(" ");
  useEffect(() => {
    // The first list belongs to the numbers as they do to it.
    if (!isLive || together === "") return;
    const keep = async (): Promise<void> => {
      const nowMs = Date.now();
      const { documents: day, lists: loaded, rows: rowsOf } = latest.current;
      if (day.board.asOf !== asOf) return;
      last.current = { asOf, atMs: performance.now() };
      await kept.put(liveName(place), day, nowMs);
      for (const name of TODAY_LISTS) {
        if (loaded[name]?.asOf === asOf) await kept.put(todayName(code, name, rowsOf[name]), loaded[name], nowMs);
      }
    };
    // Another list of the same moment goes with it.
    const waitMs = last.current.asOf === asOf ? 0 : Math.max(0, last.current.atMs + KEEP_MS - performance.now());
    const timer = setTimeout(() => void keep().catch(() => undefined), waitMs);
    return () => clearTimeout(timer);
  }, [kept, place, code, asOf, together, isLive]);
}
