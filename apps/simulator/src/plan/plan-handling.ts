import { type Day, dayMs } from "@ioc/domain/time/civil-date.ts";
import { resumedDeadline } from "@ioc/domain/time/deadline.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { slownessOf } from "../province/habits.ts";
import { LAND } from "../province/procedures.ts";
import { workMoment } from "./day-rhythm.ts";
import type { DossierLog } from "./dossier-log.ts";
import { handlingDistrict, type Intake } from "./intake.ts";
import type { PlanContext } from "./plan-context.ts";
import type { Random } from "./random.ts";

const minuteMs = 60_000;
const LONGEST_DELAY_DAYS = 25;

export interface Closing {
  readonly resolvedLocalMs: number;
  readonly isDigital: boolean;
}

/** From the intake to the decision; undefined if the applicant takes the dossier back. */
export function planHandling(
  context: PlanContext,
  random: Random,
  intake: Intake,
  log: DossierLog,
): Closing | undefined {
  const { calendar, zone } = context;
  const { office, procedure } = intake;
  const isLong = procedure.limit >= 3;
  let handler = office.code;
  let freeFrom = calendar.addWorkingMs(intake.receivedLocalMs, random.between(2, 8) * minuteMs);
  let dueAtMs = intake.dueAtMs;

  const district = handlingDistrict(intake);
  if (district !== undefined) {
    freeFrom = calendar.addWorkingMs(freeFrom, random.between(15, 400) * minuteMs);
    log.add("vn.motcua.dossier.transferred", handler, zone.toInstant(freeFrom), { toUnit: district });
    handler = district;
    freeFrom += 5 * minuteMs;
  }
  if (isLong && random.chance(0.05)) {
    const suspendedLocal = momentUntil(context, random, freeFrom, zone.toLocal(dueAtMs), 0.1, 0.8);
    const suspendedAt = zone.toInstant(suspendedLocal);
    const back = calendar.nthWorkingDayAfter(Math.floor(suspendedLocal / dayMs), random.whole(2, 12));
    const resumedLocal = workMoment(random, calendar, back);
    const resumedAt = zone.toInstant(resumedLocal);
    log.add("vn.motcua.dossier.suspended", handler, suspendedAt, {
      reason: random.chance(0.8) ? "missing-papers" : "fee-due",
    });
    log.add("vn.motcua.dossier.resumed", handler, resumedAt);
    dueAtMs = resumedDeadline({ dueAt: dueAtMs, suspendedAt, resumedAt, limitUnit: "workingDay" }, calendar, zone);
    freeFrom = resumedLocal + 10 * minuteMs;
  }
  if (isLong && random.chance(0.008)) {
    const withdrawnLocal = momentUntil(context, random, freeFrom, zone.toLocal(dueAtMs), 0.05, 0.6);
    log.add("vn.motcua.dossier.withdrawn", handler, zone.toInstant(withdrawnLocal), { reason: "applicant-request" });
    return undefined;
  }
  if (procedure.field === LAND && random.chance(0.012)) {
    const saidLocal = momentUntil(context, random, freeFrom, zone.toLocal(dueAtMs), 0.7, 0.95);
    const newDay = calendar.nthWorkingDayAfter(dayOf(zone, dueAtMs), random.whole(4, 12));
    dueAtMs = zone.toInstant(calendar.closeOf(newDay));
    log.add("vn.motcua.dossier.extended", handler, zone.toInstant(saidLocal), {
      dueAt: formatInstant(dueAtMs),
      reason: "survey-needed",
    });
    freeFrom = saidLocal + 10 * minuteMs;
  }

  const resolvedLocalMs = decisionMoment(context, random, intake, handler, freeFrom, dueAtMs);
  const habits = context.habitsOf(handler);
  const isDigital = random.chance(habits.digitalResults);
  const digitalResult = random.chance(habits.signedResults) ? "digitalSigned" : "digital";
  log.add("vn.motcua.dossier.resolved", handler, zone.toInstant(resolvedLocalMs), {
    outcome: random.chance(0.985) ? "approved" : "refused",
    result: isDigital ? digitalResult : "paper",
  });
  return { resolvedLocalMs, isDigital };
}

/** Late by chance; else on the day of the deadline or before it. */
function decisionMoment(
  context: PlanContext,
  random: Random,
  { procedure }: Intake,
  handler: string,
  freeFrom: number,
  dueAtMs: number,
): number {
  const { calendar, zone } = context;
  const dueLocal = zone.toLocal(dueAtMs);
  const dueDay = Math.floor(dueLocal / dayMs);
  const slowness = slownessOf(context.habitsOf(handler), handler, procedure.field);
  const isSameDay = procedure.limit === 0;
  if (random.chance(isSameDay ? slowness.late * 0.8 : slowness.late)) {
    const daysLate = Math.ceil(random.exponential(isSameDay ? 0.5 : slowness.meanWorkingDaysLate));
    const day = calendar.nthWorkingDayAfter(dueDay, Math.min(LONGEST_DELAY_DAYS, Math.max(1, daysLate)));
    return Math.max(freeFrom, workMoment(random, calendar, day));
  }
  if (isSameDay) {
    const done = calendar.addWorkingMs(freeFrom, (5 + random.exponential(40)) * minuteMs);
    return done < dueLocal ? done : momentUntil(context, random, freeFrom, dueLocal, 0, 0.98);
  }
  const dueOpen = calendar.isWorkingDay(dueDay) ? calendar.openOf(dueDay) : dueDay * dayMs;
  if (random.chance(0.4) || dueOpen <= freeFrom) {
    return momentUntil(context, random, Math.max(freeFrom, dueOpen), dueLocal, 0, 0.98);
  }
  return momentUntil(context, random, freeFrom, dueOpen, 0.2, 0.97);
}

/** A moment of working time in a part of the span; its time of day follows the rhythm of the day where that fits. */
function momentUntil(
  { calendar }: PlanContext,
  random: Random,
  fromLocal: number,
  untilLocal: number,
  partFrom: number,
  partTo: number,
): number {
  const longMs = calendar.workingMsBetween(fromLocal, untilLocal);
  const moment = calendar.addWorkingMs(fromLocal, longMs * random.between(partFrom, partTo));
  const day: Day = Math.floor(moment / dayMs);
  const shaped = calendar.isWorkingDay(day) ? workMoment(random, calendar, day) : moment;
  return shaped > fromLocal && shaped < untilLocal ? shaped : Math.max(moment, fromLocal + 1);
}
