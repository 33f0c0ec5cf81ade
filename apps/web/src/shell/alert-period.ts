import { relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";

/** The days that an alert speaks of, as boards and lists are asked for them. */
export function alertPeriod({ period }: Pick<Alert, "period">, nowMs: number): { from: string; to: string } {
  const { date } = civilTimeOf(nowMs);
  const today = parseDay(date);
  if (today === undefined) return { from: date, to: date };
  const { from, to } = relativePeriod(period, today);
  return { from: formatDay(from), to: formatDay(to) };
}
