import { civilFromDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOfLocal, timeOfDayMs, type Zone } from "@ioc/domain/time/zone.ts";

/** Of an instant as it crosses the wire: 17/11/2026 where the server is. */
export function mailDate(zone: Zone, instant: string): string {
  const { year, month, dayOfMonth } = civilFromDay(dayOfLocal(localOf(zone, instant)));
  return `${twoDigits(dayOfMonth)}/${twoDigits(month)}/${year}`;
}

/** 14:32 17/11/2026 */
export function mailMoment(zone: Zone, instant: string): string {
  const minutes = Math.floor(timeOfDayMs(localOf(zone, instant)) / 60_000);
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)} ${mailDate(zone, instant)}`;
}

function localOf(zone: Zone, instant: string): number {
  return zone.toLocal(parseInstant(instant) ?? 0);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
