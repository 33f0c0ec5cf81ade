import { type AlertState, shownSeverity } from "@ioc/domain/alert/alert-state.ts";
import { type Insertable, type Kysely, type Selectable, sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import type { Database } from "../database/schema.ts";
import { type AlertRecord, isOpen } from "./alert-record.ts";

const ROWS_AT_ONCE = 500;

/** Those that the machine goes on from. */
export async function readOpenAlerts(db: Kysely<Database>): Promise<AlertRecord[]> {
  const rows = await db.selectFrom("alert").selectAll().where("is_open", "=", true).execute();
  return rows.map(recordOf);
}

/** Those that have looked otherwise since a version, in the order in which they changed. */
export async function readChangedAlerts(db: Kysely<Database>, after: number): Promise<AlertRecord[]> {
  const rows = await db
    .selectFrom("alert")
    .selectAll()
    .where("version", ">", after)
    .orderBy("version")
    .orderBy("id")
    .execute();
  return rows.map(recordOf);
}

export interface AlertFilter {
  readonly state?: string | undefined;
  readonly rule?: string | undefined;
  /** Undefined: all. */
  readonly units: readonly number[] | undefined;
  readonly limit: number;
}

/** What is not over first, then the newest. What never fired and never fell silent is not listed once it is over. */
export async function listAlerts(db: Kysely<Database>, filter: AlertFilter): Promise<AlertRecord[]> {
  const { state, rule, units, limit } = filter;
  let query = db.selectFrom("alert").selectAll().where("state", "<>", "normal");
  if (state !== undefined) query = query.where("state", "=", state);
  if (rule !== undefined) query = query.where("rule", "=", rule);
  if (units !== undefined) query = query.where(sql<boolean>`unit = any(${numberArray(units)}::text::int4[])`);
  const rows = await query
    .orderBy(sql`state = 'resolved'`)
    .orderBy("since", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(recordOf);
}

/** The unit of an alert; undefined: there is none of that id, or what is asked for is no id. */
export async function unitOfAlert(db: Kysely<Database>, id: string): Promise<number | undefined> {
  if (!/^\d{1,15}$/.test(id)) return undefined;
  const row = await db.selectFrom("alert").select("unit").where("id", "=", Number(id)).executeTakeFirst();
  return row?.unit;
}

/** Undefined: there is none. */
export async function readAlert(db: Kysely<Database>, id: number): Promise<AlertRecord | undefined> {
  const row = await db.selectFrom("alert").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

/** Nobody else changes it before the transaction is done; undefined: there is none. */
export async function holdAlert(db: Kysely<Database>, id: number): Promise<AlertRecord | undefined> {
  const row = await db.selectFrom("alert").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  return row && recordOf(row);
}

/** Adds alerts that begin, in place of those that ended before them; gives them their ids. */
export async function addAlerts(
  db: Kysely<Database>,
  alerts: readonly Omit<AlertRecord, "id">[],
): Promise<AlertRecord[]> {
  const ids = new Map<string, number>();
  for (let start = 0; start < alerts.length; start += ROWS_AT_ONCE) {
    const part = alerts.slice(start, start + ROWS_AT_ONCE);
    const rows = await db.insertInto("alert").values(part.map(rowOf)).returning(["id", "rule", "unit"]).execute();
    for (const { id, rule, unit } of rows) ids.set(`${unit} ${rule}`, id);
  }
  return alerts.map((alert) => ({ ...alert, id: ids.get(`${alert.unit} ${alert.rule}`) ?? Number.NaN }));
}

/** Writes alerts as they are now; which rule and unit they are of never changes. */
export async function updateAlerts(db: Kysely<Database>, alerts: readonly AlertRecord[]): Promise<void> {
  for (let start = 0; start < alerts.length; start += ROWS_AT_ONCE) {
    const rows = alerts.slice(start, start + ROWS_AT_ONCE).map((alert) => ({ id: alert.id, ...rowOf(alert) }));
    await sql`
      update alert set
        rule_version = now.rule_version, state = now.state, severity = now.severity, value = now.value,
        since = now.since, fired_at = now.fired_at, resolved_at = now.resolved_at,
        acknowledged_by = now.acknowledged_by, acknowledged_at = now.acknowledged_at, comment = now.comment,
        assigned_to = now.assigned_to, escalated_at = now.escalated_at, is_flapping = now.is_flapping,
        inhibited_by = now.inhibited_by, silence = now.silence, machine = now.machine, is_open = now.is_open,
        version = now.version
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as now(
        id int8, rule_version int, state text, severity text, value float8, since int8, fired_at int8,
        resolved_at int8, acknowledged_by text, acknowledged_at int8, comment text, assigned_to text, escalated_at int8,
        is_flapping boolean, inhibited_by int, silence int8, machine text, is_open boolean, version int8)
      where alert.id = now.id`.execute(db);
  }
}

/** Ends the part that older alerts play for the machine. */
export async function closeAlerts(db: Kysely<Database>, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update alert set is_open = false where id = any(${numberArray(ids)}::text::int8[])`.execute(db);
}

/** How long it is kept, ms, what was: alerts, and what was only pending. */
const KEPT_MS = 400 * 86_400_000;
const PENDING_KEPT_MS = 86_400_000;

export async function dropOldAlerts(db: Kysely<Database>, now: number): Promise<void> {
  await sql`
    delete from alert
    where not is_open and resolved_at < ${now - PENDING_KEPT_MS} and (state = 'normal' or resolved_at < ${now - KEPT_MS})
  `.execute(db);
  await sql`delete from alert_notification where created_at < ${now - KEPT_MS}`.execute(db);
}

function rowOf(alert: Omit<AlertRecord, "id">): Insertable<Database["alert"]> {
  const { machine } = alert;
  return {
    rule: alert.rule,
    rule_version: alert.ruleVersion,
    unit: alert.unit,
    state: machine.name,
    severity: shownSeverity(machine),
    value: alert.value,
    since: machine.since ?? 0,
    fired_at: machine.firedAt,
    resolved_at: machine.name === "normal" ? machine.since : machine.resolvedAt,
    acknowledged_by: alert.acknowledgedBy,
    acknowledged_at: alert.acknowledgedAt,
    comment: alert.comment,
    assigned_to: alert.assignedTo,
    escalated_at: machine.escalatedAt,
    is_flapping: machine.isFlapping,
    inhibited_by: alert.inhibitedBy,
    silence: alert.silence,
    machine: JSON.stringify(machine),
    is_open: isOpen(machine),
    version: alert.version,
  };
}

export function recordOf(row: Selectable<Database["alert"]>): AlertRecord {
  const { id, rule, unit, value, comment, silence, version } = row;
  return {
    id,
    rule,
    ruleVersion: row.rule_version,
    unit,
    value,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    comment,
    assignedTo: row.assigned_to,
    inhibitedBy: row.inhibited_by,
    silence,
    machine: JSON.parse(row.machine) as AlertState,
    version,
  };
}
