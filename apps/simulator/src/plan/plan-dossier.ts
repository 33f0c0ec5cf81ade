import { type Day, dayMs, formatDay } from "@ioc/domain/time/civil-date.ts";
import { initialDeadline } from "@ioc/domain/time/deadline.ts";
import type { Channel } from "@ioc/protocol/names.ts";
import { demand, procedures } from "../province/procedures.ts";
import { codePrefixOf, type Office } from "../province/units.ts";
import { counterMoment, onlineMoment } from "./day-rhythm.ts";
import { DossierLog } from "./dossier-log.ts";
import type { Intake } from "./intake.ts";
import { planAftermath } from "./plan-aftermath.ts";
import type { PlanContext } from "./plan-context.ts";
import { planHandling } from "./plan-handling.ts";
import type { PlannedEvent } from "./planned-event.ts";
import { Random } from "./random.ts";

const minuteMs = 60_000;
const byCode = new Map(procedures.map((procedure) => [procedure.code, procedure]));

/** The whole life of the dossier that an office takes in as its `index`-th of a day; all of it follows from the seed. */
export function planDossier(context: PlanContext, office: Office, day: Day, index: number): PlannedEvent[] {
  const { calendar, zone } = context;
  const random = new Random(`${context.seed}/${office.code}/${day}/${index}`);
  const habits = context.habitsOf(office.code);
  const { procedure, channel } = choose(random, office, habits.filedOnline, calendar.isWorkingDay(day));
  const isOnline = channel === "onlineFull" || channel === "onlinePartial";
  const receivedLocalMs = (isOnline ? onlineMoment : counterMoment)(random, calendar, day);
  const receivedAtMs = zone.toInstant(receivedLocalMs);
  const limit = { amount: procedure.limit, unit: procedure.limitUnit };
  const dueAtMs = initialDeadline(receivedAtMs, limit, calendar, zone);
  const intake: Intake = { office, procedure, channel, isOnline, receivedDay: day, receivedLocalMs, dueAtMs };

  const log = new DossierLog(codeOf(office, day, index), random);
  const roll = random.next();
  const reach =
    roll < habits.digitizedFully ? "full" : roll < habits.digitizedFully + habits.digitizedPartly ? "partial" : "none";
  const isDigitizedAtOnce = reach !== "none" && random.chance(isOnline ? 0.6 : 0.15);
  log.add("vn.motcua.dossier.received", office.code, receivedAtMs, {
    procedure: procedure.code,
    channel,
    components: isDigitizedAtOnce ? reach : "none",
    applicant: random.chance(0.9) ? "citizen" : random.chance(0.8) ? "business" : "organisation",
  });
  if (reach !== "none" && !isDigitizedAtOnce) {
    const digitizedAtMs = zone.toInstant(digitizingMoment(context, random, intake));
    log.add("vn.motcua.dossier.digitized", office.code, digitizedAtMs, { components: reach });
  }
  if (procedure.feeVnd > 0) {
    const paidAtMs = receivedAtMs + random.between(1, isOnline ? 25 : 10) * minuteMs;
    const method = random.chance(habits.paidOnline) ? "online" : "counter";
    log.add("vn.motcua.dossier.paid", office.code, paidAtMs, { method, amount: procedure.feeVnd });
  }
  const closing = planHandling(context, random, intake, log);
  if (closing !== undefined) planAftermath(context, random, intake, closing, log);
  return log.events;
}

function choose(random: Random, office: Office, filedOnline: number, isWorkingDay: boolean) {
  const weights: Readonly<Record<string, number>> = demand[office.demand];
  for (;;) {
    const procedure = byCode.get(random.weighted(weights));
    if (procedure === undefined) throw new Error(`${office.demand} asks for a procedure that is not in the list`);
    const share = { full: filedOnline, partial: filedOnline * 0.8, information: 0 }[procedure.service];
    if (random.chance(share)) {
      const channel: Channel = procedure.service === "full" ? "onlineFull" : "onlinePartial";
      return { procedure, channel };
    }
    // On days off nobody is at the counter: only what comes over the network is taken in.
    if (!isWorkingDay) continue;
    const channel: Channel = random.chance(0.1) ? "postal" : "counter";
    return { procedure, channel };
  }
}

/** Agency, date, number, as one-stop software writes them. */
function codeOf(office: Office, day: Day, index: number): string {
  const date = formatDay(day).slice(2).replaceAll("-", "");
  return `${codePrefixOf(office.code)}${date}-${String(index + 1).padStart(4, "0")}`;
}

/** Scans of a day are filed within two working days, or read by machine in the evening and the night that follow. */
function digitizingMoment({ calendar }: PlanContext, random: Random, { receivedDay, receivedLocalMs }: Intake): number {
  if (random.chance(0.35)) return calendar.addWorkingMs(receivedLocalMs, random.between(20, 900) * minuteMs);
  const night = receivedDay * dayMs + random.between(17.5, 30) * 60 * minuteMs;
  return night > receivedLocalMs ? night : night + dayMs;
}
