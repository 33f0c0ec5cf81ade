import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { codeOfName } from "../province/units.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlannedEvent } from "./planned-event.ts";
import { Random } from "./random.ts";

/** Communes whose connection is part of the story. */
const neverSends = codeOfName("X. Ea Tlư");
const silent = codeOfName("X. Mường Bằng");
const weak = codeOfName("X. Trà Vạn");

/** How long before the first start the silent commune went silent. */
const SILENT_SINCE_DAYS = 4;

export function isWeakLine(unit: string): boolean {
  return unit === weak;
}

/** From this instant on nothing comes from the unit; infinite for a line that works, or works most of the time. */
export function silentFromMs({ zone, anchorDay }: PlanContext, unit: string): number {
  if (unit === neverSends) return Number.NEGATIVE_INFINITY;
  if (unit === silent) return zone.toInstant((anchorDay - SILENT_SINCE_DAYS) * dayMs + 10.6 * 3_600_000);
  return Number.POSITIVE_INFINITY;
}

/** Whether anything comes from the unit on a living day. */
export function isHeard(context: PlanContext, unit: string): boolean {
  return silentFromMs(context, unit) === Number.POSITIVE_INFINITY;
}

/** What reaches anyone of a dossier's events when the office that took it in is silent from that instant on. */
export function untilSilence(events: readonly PlannedEvent[], fromMs: number): readonly PlannedEvent[] {
  return fromMs === Number.POSITIVE_INFINITY ? events : events.filter(({ sendAtMs }) => sendAtMs < fromMs);
}

/** Whether the weak line is down: for some minutes of every hour, never the same ones. */
export function isDown(context: PlanContext, localMs: number): boolean {
  const hour = Math.floor(localMs / 3_600_000);
  const random = new Random(`${context.seed}/line/${hour}`);
  const fromMinute = random.between(5, 45);
  const minute = (localMs / 60_000) % 60;
  return minute >= fromMinute && minute < fromMinute + random.between(3, 12);
}
