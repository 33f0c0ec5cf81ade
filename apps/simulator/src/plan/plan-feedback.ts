import { type Day, formatDay } from "@ioc/domain/time/civil-date.ts";
import { initialDeadline } from "@ioc/domain/time/deadline.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { codePrefixOf, type Office } from "../province/units.ts";
import { onlineMoment, workMoment } from "./day-rhythm.ts";
import { DossierLog } from "./dossier-log.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlannedEvent } from "./planned-event.ts";
import { Random } from "./random.ts";

const topics = { "land-delay": 5, attitude: 2, fee: 2, "online-portal": 4, "office-hours": 1, other: 3 };

/** A petition or complaint and its answer, due after ten working days. */
export function planFeedback(context: PlanContext, office: Office, day: Day, index: number): PlannedEvent[] {
  const { calendar, zone } = context;
  const random = new Random(`${context.seed}/feedback/${office.code}/${day}/${index}`);
  const date = formatDay(day).slice(2).replaceAll("-", "");
  const log = new DossierLog(`${codePrefixOf(office.code)}PA-${date}-${String(index + 1).padStart(3, "0")}`, random);
  const receivedAtMs = zone.toInstant(onlineMoment(random, calendar, day));
  const dueAtMs = initialDeadline(receivedAtMs, { amount: 10, unit: "workingDay" }, calendar, zone);
  log.add("vn.motcua.feedback.received", office.code, receivedAtMs, {
    topic: random.weighted(topics),
    dueAt: formatInstant(dueAtMs),
  });
  const answerDay = random.chance(0.05)
    ? calendar.nthWorkingDayAfter(dayOf(zone, dueAtMs), random.whole(1, 5))
    : calendar.nthWorkingDayAfter(day, random.whole(1, 9));
  log.add("vn.motcua.feedback.answered", office.code, zone.toInstant(workMoment(random, calendar, answerDay)));
  return log.events;
}
