import { type Day, parseDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";

const CIVIL = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const WRITTEN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?)?$/;
/** As the national status codes come, in civil time. */
const NATIONAL = /^(\d{4})(\d{2})(\d{2})(?:\d{6})?$/;

/** The civil day of a time as other software writes it; undefined for what is none. */
export function reportDay(text: string, zone: Zone): Day | undefined {
  const written = text.trim();
  const civil = CIVIL.exec(written)?.[1];
  if (civil !== undefined) return parseDay(civil);
  const [, date, month, year] = WRITTEN.exec(written) ?? [];
  if (year !== undefined) return parseDay(`${year}-${month?.padStart(2, "0")}-${date?.padStart(2, "0")}`);
  const national = NATIONAL.exec(written);
  if (national !== null) return parseDay(national.slice(1, 4).join("-"));
  const instant = parseInstant(written);
  return instant === undefined ? undefined : dayOf(zone, instant);
}
