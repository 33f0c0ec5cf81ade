import type { Period } from "@ioc/domain/board/period.ts";
import { civilFromDay, type Day, dayFromCivil, weekday } from "@ioc/domain/time/civil-date.ts";
import type { Period as PeriodName } from "@ioc/protocol/names.ts";

/** A period that begins with its civil unit (weeks on Monday) and ends today. */
export function relativePeriod(name: PeriodName, today: Day): Period {
  const { year, month } = civilFromDay(today);
  switch (name) {
    case "today":
      return { from: today, to: today };
    case "week":
      return { from: today - weekday(today), to: today };
    case "month":
      return { from: dayFromCivil(year, month, 1), to: today };
    case "quarter":
      return { from: dayFromCivil(year, month - ((month - 1) % 3), 1), to: today };
    case "year":
      return { from: dayFromCivil(year, 1, 1), to: today };
  }
}
