import type { BoardQuery } from "@ioc/domain/board/board-numbers.ts";
import { momentsOf } from "@ioc/domain/board/period.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { DossiersQuery } from "@ioc/protocol/dossiers.ts";
import type { Reference } from "../reference/reference.ts";

/** Which deadlines a list is asked for: by their civil day or instant, and by how many working days they are over. */
export type AskedDeadlines = Pick<DossiersQuery, "dueFrom" | "dueTo" | "dueUntil" | "overdueFrom" | "overdueTo">;

/** Whether a deadline is one of those (LST-9); undefined: all are. Days off are those of the present calendar, as in HOT-2. */
export function deadlinesAsked(
  { zone, calendar }: Reference,
  { period, now, at }: BoardQuery,
  { dueFrom, dueTo, dueUntil, overdueFrom, overdueTo }: AskedDeadlines,
): ((due: number) => boolean) | undefined {
  if ([dueFrom, dueTo, dueUntil, overdueFrom, overdueTo].every((limit) => limit === undefined)) return undefined;
  const today = momentsOf(period, now, at, zone).judgedOn;
  const first = (dueFrom === undefined ? undefined : parseDay(dueFrom)) ?? Number.NEGATIVE_INFINITY;
  const last = (dueTo === undefined ? undefined : parseDay(dueTo)) ?? Number.POSITIVE_INFINITY;
  const until = (dueUntil === undefined ? undefined : parseInstant(dueUntil)) ?? Number.POSITIVE_INFINITY;
  return (due) => {
    if (due > until) return false;
    const day = dayOf(zone, due);
    if (day < first || day > last) return false;
    const age = calendar.workingDaysBetween(day, today);
    return age >= (overdueFrom ?? 0) && age <= (overdueTo ?? Number.POSITIVE_INFINITY);
  };
}
