import { relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Board } from "@ioc/protocol/board.ts";
import type { History } from "@ioc/protocol/history.ts";
import { useEffect, useState } from "react";
import { getJson } from "../live/get-json.ts";

interface AlertData {
  readonly board: Board | undefined;
  readonly history: History | undefined;
}

const NOTHING: AlertData = { board: undefined, history: undefined };

/** The board and the last weeks of the alert's unit, as far as the server gives them: the words do not wait for either. */
export function useAlertData(
  { unit, metric, period }: Alert,
  asRate: boolean,
  today: string,
  token: string | undefined,
): AlertData {
  const [data, setData] = useState(NOTHING);
  useEffect(() => {
    const abort = new AbortController();
    setData(NOTHING);
    const ask = { token, signal: abort.signal };
    const boardQuery = new URLSearchParams({ unit, ...boardPeriod(period, today) });
    const historyQuery = new URLSearchParams({ unit, [asRate ? "rate" : "measure"]: metric });
    const take = (part: Partial<AlertData>): void => {
      if (!abort.signal.aborted) setData((before) => ({ ...before, ...part }));
    };
    getJson<Board>(`/api/v1/board?${boardQuery}`, ask).then(
      (board) => take({ board }),
      () => undefined,
    );
    getJson<History>(`/api/v1/history?${historyQuery}`, ask).then(
      (history) => take({ history }),
      () => undefined,
    );
    return () => abort.abort();
  }, [unit, metric, period, asRate, today, token]);
  return data;
}

/** The days that the alert speaks of, as a board is asked for them. */
function boardPeriod(period: Alert["period"], today: string): { from?: string; to?: string } {
  const day = parseDay(today);
  if (day === undefined) return {};
  const { from, to } = relativePeriod(period, day);
  return { from: formatDay(from), to: formatDay(to) };
}
