import { type Day, dayMs } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { DigitizedComponents } from "@ioc/protocol/names.ts";
import type { Office } from "../province/units.ts";
import { isHeard } from "./lines.ts";
import type { PlanContext } from "./plan-context.ts";
import { dossierCountOf } from "./plan-day.ts";
import { planDossier } from "./plan-dossier.ts";
import type { PlannedEvent } from "./planned-event.ts";
import { Random } from "./random.ts";

const SHORTEST_GAP_MS = 6_000;
const LONGEST_GAP_MS = 14_000;
const YOUNGEST_DAYS = 1;
const OLDEST_DAYS = 20;
const TRIES = 6;

/**
 * Outside office hours the units' programs go through the dossiers of the last weeks and report once more how far their
 * papers are digitized, one every ten seconds over the province. It changes no number, as a repetition must not, and
 * shows at three in the morning that the feeds live.
 */
export function planNightWork(context: PlanContext, offices: readonly Office[], day: Day): PlannedEvent[] {
  const { calendar, zone } = context;
  const random = new Random(`${context.seed}/night/${day}`);
  const atWork = offices.filter((office) => isHeard(context, office.code));
  const events: PlannedEvent[] = [];
  for (let local = day * dayMs; local < (day + 1) * dayMs; local += random.between(SHORTEST_GAP_MS, LONGEST_GAP_MS)) {
    if (calendar.isOpenAt(local)) continue;
    const event = reportAgain(context, random, atWork, day, Math.floor(zone.toInstant(local)));
    if (event !== undefined) events.push(event);
  }
  return events;
}

function reportAgain(
  context: PlanContext,
  random: Random,
  offices: readonly Office[],
  day: Day,
  atMs: number,
): PlannedEvent | undefined {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const office = offices[random.whole(0, offices.length - 1)];
    const receivedDay = day - random.whole(YOUNGEST_DAYS, OLDEST_DAYS);
    if (office === undefined) return undefined;
    const count = dossierCountOf(context, office, receivedDay);
    if (count === 0) continue;
    const life = planDossier(context, office, receivedDay, random.whole(0, count - 1));
    const components = digitizedBy(life, atMs);
    const subject = life[0]?.event.subject;
    if (components === undefined || subject === undefined) continue;
    const time = formatInstant(atMs);
    return {
      unit: office.code,
      atMs,
      sendAtMs: atMs + 200,
      event: {
        specversion: "1.0",
        id: `${subject}/digitized/${time}`,
        source: `/units/${office.code}`,
        type: "vn.motcua.dossier.digitized",
        subject,
        time,
        data: { components },
      },
    };
  }
  return undefined;
}

function digitizedBy(life: readonly PlannedEvent[], atMs: number): DigitizedComponents | undefined {
  let components: DigitizedComponents | undefined;
  for (const { event, sendAtMs } of life) {
    if (sendAtMs > atMs) continue;
    if (event.type === "vn.motcua.dossier.digitized") return event.data.components;
    if (event.type !== "vn.motcua.dossier.received") continue;
    const atOnce = event.data.components;
    if (atOnce === "partial" || atOnce === "full") components = atOnce;
  }
  return components;
}
