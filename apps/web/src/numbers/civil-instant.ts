import { createZone, firstInstantAt } from "@ioc/domain/time/zone.ts";
import { civilZone } from "./civil-time.ts";

/** The instant, in ms, at which the civil clock first shows a time, YYYY-MM-DDTHH:MM; undefined: it is none. */
export function civilInstant(text: string): number | undefined {
  const localMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  const zone = createZone(civilZone());
  return Number.isNaN(localMs) || zone === undefined ? undefined : firstInstantAt(zone, localMs);
}
