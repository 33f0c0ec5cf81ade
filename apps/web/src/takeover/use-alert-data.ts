import { relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Board } from "@ioc/protocol/board.ts";
import type { History } from "@ioc/protocol/history.ts";
import { useAsked } from "../live/use-asked.ts";

interface AlertData {
  readonly board: Board | undefined;
  readonly history: History | undefined;
}

/** The board and the last weeks of the alert's unit, as far as the server gives them: the words do not wait for either. */
export function useAlertData(
  { unit, metric, period }: Alert,
  asRate: boolean,
  today: string,
  token: string | undefined,
): AlertData {
  const board = useAsked<Board>("board", { unit, ...boardPeriod(period, today) }, token);
  const history = useAsked<History>("history", { unit, [asRate ? "rate" : "measure"]: metric }, token);
  return {
    // The alert that had the wall before may still be there for a moment.
    board: board.kind === "there" && board.answer.unit.code === unit ? board.answer : undefined,
    history: history.kind === "there" && history.answer.unit.code === unit ? history.answer : undefined,
  };
}

/** The days that the alert speaks of, as a board is asked for them. */
function boardPeriod(period: Alert["period"], today: string): { from?: string; to?: string } {
  const day = parseDay(today);
  if (day === undefined) return {};
  const { from, to } = relativePeriod(period, day);
  return { from: formatDay(from), to: formatDay(to) };
}
