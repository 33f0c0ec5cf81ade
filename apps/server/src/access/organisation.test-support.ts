import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { Reference } from "../reference/reference.ts";

export const TODAY = Date.parse("2026-03-11T10:00:00+07:00");

/** Reference data that hold these units, numbered from 1. */
export function referenceOf(bodies: readonly UnitBody[]): Reference {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const units = bodies.map((body, index) => ({ id: index + 1, body }));
  const calendars = [{ version: 1, spec: vietnamCalendar }];
  const none = { procedures: [], limits: [], feeds: [], serviceTokens: [], targets: {} };
  return new Reference({ version: 1, units, calendars, ...none }, zone);
}

export function idOf(reference: Reference, code: string): number {
  const id = reference.unit(code)?.id;
  if (id === undefined) throw new Error(`no unit ${code}`);
  return id;
}

export function unit(code: string, parent: string | null, rest: Partial<UnitBody> = {}): UnitBody {
  return { code, name: code, kind: "commune", ...(parent === null ? {} : { parent }), ...rest };
}
