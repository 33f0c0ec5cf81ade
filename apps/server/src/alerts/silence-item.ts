import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { Silence } from "@ioc/protocol/alerts.ts";
import type { Reference } from "../reference/reference.ts";
import type { SilenceRecord } from "./silence-store.ts";

/** A silence as it crosses the wire. */
export function silenceItem(silence: SilenceRecord, { unitsById }: Reference): Silence {
  const { id, unit, rule, until, reason, createdBy, createdAt } = silence;
  return {
    id: String(id),
    unit: unit === null ? null : (unitsById.get(unit)?.body.code ?? null),
    rule,
    until: formatInstant(until),
    reason,
    createdBy,
    createdAt: formatInstant(createdAt),
  };
}
