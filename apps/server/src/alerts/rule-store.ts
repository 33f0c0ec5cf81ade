import type { Kysely, Selectable } from "kysely";
import type { Database } from "../database/schema.ts";
import type { RuleDoc, StoredRule } from "./alert-rule.ts";

/** A version of a rule; without a document it says that the rule was deleted. */
export type RuleVersion = Omit<StoredRule, "doc"> & { readonly doc: RuleDoc | null };

/** The rules that hold, by id. */
export async function readRules(db: Kysely<Database>): Promise<StoredRule[]> {
  const rows = await db
    .selectFrom("alert_rule")
    .selectAll()
    .where("is_last", "=", true)
    .where("doc", "is not", null)
    .orderBy("id")
    .execute();
  return rows.map(versionOf).filter(isThere);
}

/** The version of a rule that holds; undefined where there is none, or it was deleted. */
export async function readRule(db: Kysely<Database>, id: string): Promise<StoredRule | undefined> {
  const row = await db
    .selectFrom("alert_rule")
    .selectAll()
    .where("id", "=", id)
    .where("is_last", "=", true)
    .executeTakeFirst();
  const version = row && versionOf(row);
  return version !== undefined && isThere(version) ? version : undefined;
}

/** The newest first. */
export async function readRuleVersions(db: Kysely<Database>, id: string): Promise<RuleVersion[]> {
  const rows = await db.selectFrom("alert_rule").selectAll().where("id", "=", id).orderBy("version", "desc").execute();
  return rows.map(versionOf);
}

/** Certain versions, for alerts that were made by them. */
export async function readRulesOf(
  db: Kysely<Database>,
  wanted: readonly { readonly rule: string; readonly ruleVersion: number }[],
): Promise<StoredRule[]> {
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map(({ rule }) => rule))];
  const keys = new Set(wanted.map(({ rule, ruleVersion }) => `${rule} ${ruleVersion}`));
  const rows = await db.selectFrom("alert_rule").selectAll().where("id", "in", ids).execute();
  return rows
    .filter(({ id, version }) => keys.has(`${id} ${version}`))
    .map(versionOf)
    .filter(isThere);
}

export interface RuleChange {
  readonly id: string;
  readonly unit: number;
  /** Null: it is deleted. */
  readonly doc: RuleDoc | null;
  readonly changedBy: string | null;
  readonly changedAt: number;
  readonly reason: string | null;
}

/** Adds a version, under the lock of the head. */
export async function addRuleVersion(db: Kysely<Database>, change: RuleChange): Promise<number> {
  const last = await db
    .updateTable("alert_rule")
    .set({ is_last: false })
    .where("id", "=", change.id)
    .where("is_last", "=", true)
    .returning("version")
    .executeTakeFirst();
  const version = (last?.version ?? 0) + 1;
  await db
    .insertInto("alert_rule")
    .values({
      id: change.id,
      version,
      unit: change.unit,
      doc: change.doc === null ? null : JSON.stringify(change.doc),
      changed_by: change.changedBy,
      changed_at: change.changedAt,
      reason: change.reason,
      is_last: true,
    })
    .execute();
  return version;
}

function isThere(version: RuleVersion): version is StoredRule {
  return version.doc !== null;
}

function versionOf(row: Selectable<Database["alert_rule"]>): RuleVersion {
  const { id, version, unit, reason } = row;
  const doc = row.doc === null ? null : (JSON.parse(row.doc) as RuleDoc);
  return { id, version, unit, doc, changedBy: row.changed_by, changedAt: row.changed_at, reason };
}
