import { type Day, parseDay } from "@ioc/domain/time/civil-date.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { compileCalendar } from "@ioc/domain/time/working-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import type { Office } from "../province/units.ts";
import { offices } from "../province/units.ts";
import { createPlanContext, type PlanContext } from "./plan-context.ts";
import { planDay } from "./plan-day.ts";
import type { PlannedEvent } from "./planned-event.ts";

export const ANCHOR = "2026-11-18";

export function dayOfText(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`no date: ${text}`);
  return day;
}

export function demoContext(seed = "son-giang", anchor = ANCHOR): PlanContext {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  return createPlanContext(seed, compileCalendar(vietnamCalendar), zone, dayOfText(anchor));
}

export function officeOf(code: string): Office {
  const office = offices().find((candidate) => candidate.code === code);
  if (office === undefined) throw new Error(`no office ${code}`);
  return office;
}

/** The plan of the whole province for the days from–to, both included. */
export function planRange(context: PlanContext, from: Day, to: Day): PlannedEvent[] {
  const events: PlannedEvent[] = [];
  const places = offices();
  for (let day = from; day <= to; day++) {
    for (const office of places) events.push(...planDay(context, office, day));
  }
  return events;
}
