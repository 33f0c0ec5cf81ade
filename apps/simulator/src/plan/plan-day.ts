import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { Office } from "../province/units.ts";
import { silentFromMs, untilSilence } from "./lines.ts";
import { type PlanContext, volumeOf } from "./plan-context.ts";
import { planDossier } from "./plan-dossier.ts";
import { planFeedback } from "./plan-feedback.ts";
import type { PlannedEvent } from "./planned-event.ts";
import { Random } from "./random.ts";

/** On days off only what is filed from home comes in, and less of that. */
const DAY_OFF_VOLUME = 0.22;

/**
 * Everything that follows from what one office takes in on one civil day, whenever it happens; dossier by dossier. The
 * same arguments give the same events, so a plan can be made again at any time and sending it again changes nothing.
 */
export function planDay(context: PlanContext, office: Office, day: Day): PlannedEvent[] {
  const silentFrom = silentFromMs(context, office.code);
  const dossiers = dossierCountOf(context, office, day);
  const feedbacks = new Random(`${context.seed}/feedbacks/${office.code}/${day}`).poisson(office.feedbackMean);

  const events: PlannedEvent[] = [];
  for (let index = 0; index < dossiers; index++) {
    events.push(...untilSilence(planDossier(context, office, day, index), silentFrom));
  }
  for (let index = 0; index < feedbacks; index++) {
    events.push(...untilSilence(planFeedback(context, office, day, index), silentFrom));
  }
  return events;
}

/** How many dossiers an office takes in on a day. */
export function dossierCountOf(context: PlanContext, office: Office, day: Day): number {
  const share = volumeOf(context, day) * (context.calendar.isWorkingDay(day) ? 1 : DAY_OFF_VOLUME);
  return new Random(`${context.seed}/day/${office.code}/${day}`).poisson(office.dailyMean * share);
}
