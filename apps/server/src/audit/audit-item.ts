import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { AuditAction, AuditItem } from "@ioc/protocol/audit.ts";
import type { Reference } from "../reference/reference.ts";
import type { AuditRow } from "./read-audit.ts";

/** A line as it crosses the wire. */
export function auditItemOf(row: AuditRow, reference: Reference): AuditItem {
  return {
    id: String(row.id),
    at: formatInstant(row.at),
    actor: { kind: row.actor_kind as AuditItem["actor"]["kind"], id: row.actor_id, name: row.actor_name },
    action: row.action as AuditAction,
    object: row.object,
    unit: row.unit === null ? null : (reference.unitsById.get(row.unit)?.body.code ?? null),
    address: row.address,
    before: row.before === null ? null : (JSON.parse(row.before) as AuditItem["before"]),
    after: row.after === null ? null : (JSON.parse(row.after) as AuditItem["after"]),
  };
}
